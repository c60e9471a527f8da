/* A page may be read long after it was built: what is over is not offered any more. Each element with `data-closes`
   says when; its part `open` is shown until then, and its part `closed` from then on. An element with `data-during` is
   shown only between its two moments. Nothing is stored or fetched. */
(() => {
  "use strict";

  const boxes = document.querySelectorAll("[data-closes]");
  const spans = document.querySelectorAll("[data-during]");

  const correct = () => {
    const now = Date.now();
    for (const box of boxes) {
      if (now < Date.parse(box.dataset.closes)) continue;
      for (const part of box.children) {
        if (part.dataset.part === "open") part.hidden = true;
        if (part.dataset.part === "closed") part.hidden = false;
      }
    }
    for (const span of spans) {
      const [begins, ends] = span.dataset.during.split("/").map(Date.parse);
      span.hidden = now < begins || now >= ends;
    }
  };

  correct();
  document.addEventListener("visibilitychange", () => document.hidden || correct());
})();
