/* What every page gains from JavaScript: a menu button that speaks, and tables that the keyboard can scroll.
   Nothing is stored, nothing is fetched, and without this file the page still works. */
(() => {
  "use strict";

  document.documentElement.classList.replace("no-js", "js");

  const box = document.getElementById("__drawer");
  const label = document.querySelector(".ei-menu-button");
  const menu = document.getElementById("ei-menu");

  if (box && label && menu) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = label.className;
    button.textContent = label.textContent;
    button.setAttribute("aria-controls", menu.id);
    label.replaceWith(button);

    const show = (open) => {
      box.checked = open;
      button.setAttribute("aria-expanded", String(open));
    };
    show(false); // a browser may remember the box from the last visit

    button.addEventListener("click", () => show(!box.checked));
    document.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && box.checked) {
        show(false);
        button.focus();
      }
    });
  }

  // What is shown on some days only: a site may be read a week after it was built.
  const now = new Date();
  const two = (number) => String(number).padStart(2, "0");
  const today = `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
  for (const part of document.querySelectorAll("[data-from], [data-until]")) {
    const { from, until } = part.dataset;
    part.hidden = Boolean((from && today < from) || (until && until < today));
  }

  for (const table of document.querySelectorAll(".ei-body table:not([class])")) {
    if (table.closest(".scroll")) continue;
    const frame = document.createElement("div");
    frame.className = "scroll";
    table.replaceWith(frame);
    frame.append(table);
    if (frame.scrollWidth > frame.clientWidth) frame.tabIndex = 0;
  }
})();
