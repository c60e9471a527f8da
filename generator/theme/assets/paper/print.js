/* The button that prints a poster; without it the browser's menu does. */
(() => {
  "use strict";

  const button = document.getElementById("print");
  button.hidden = false;
  document.getElementById("by-menu").hidden = true;
  button.addEventListener("click", () => window.print());
})();
