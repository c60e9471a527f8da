/* The annual wheel: shows only what one role takes part in, and corrects "now" and "over" on the visitor's day.
   The words stand in the page; the role stands in the address, so a view can be shared and gone back to. */
(() => {
  "use strict";

  const list = document.getElementById("wheel-list");
  const form = document.getElementById("wheel-filter");
  if (!list) return;

  const now = new Date();
  const two = (number) => String(number).padStart(2, "0");
  const today = `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
  for (const turn of list.querySelectorAll("[data-first]")) {
    const mark = turn.querySelector("[data-state]");
    const isNow = turn.dataset.first <= today && today <= turn.dataset.last;
    mark.hidden = !isNow && today <= turn.dataset.last;
    mark.textContent = isNow ? list.dataset.now : list.dataset.past;
    mark.className = `ei-chip ei-chip--${isNow ? "open" : "past"}`;
  }

  if (!form) return;
  const select = document.getElementById("wheel-role");
  const shown = document.getElementById("wheel-shown");
  const key = form.dataset.key;
  const hasRole = (element, role) => !role || element.dataset.roles.split(" ").includes(role);

  const show = (role) => {
    select.value = role;
    const turns = [...list.querySelectorAll("[data-roles]")];
    for (const turn of turns) turn.hidden = !hasRole(turn, role);
    for (const arc of document.querySelectorAll(".ei-wheel [data-roles]")) {
      arc.style.display = hasRole(arc, role) ? "" : "none";
    }
    for (const month of list.querySelectorAll(".ei-wheel-month")) {
      month.hidden = !month.querySelector("[data-roles]:not([hidden])");
    }
    const count = turns.filter((turn) => !turn.hidden).length;
    const words = count === 1 ? form.dataset.one : form.dataset.many;
    shown.textContent = role ? words.replace("{count}", count).replace("{total}", turns.length) : "";
  };

  const asked = () => {
    const role = new URLSearchParams(location.search).get(key) || "";
    return [...select.options].some((option) => option.value === role) ? role : "";
  };

  select.addEventListener("change", () => {
    const url = new URL(location.href);
    if (select.value) url.searchParams.set(key, select.value);
    else url.searchParams.delete(key);
    url.hash = "";
    history.pushState(null, "", url);
    show(select.value);
  });
  addEventListener("popstate", () => show(asked()));
  form.addEventListener("submit", (event) => event.preventDefault());

  form.hidden = false;
  document.getElementById("wheel-jumps").hidden = true;
  document.getElementById("wheel-roles").hidden = true;
  show(asked());
})();
