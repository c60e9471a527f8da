/* The text to paste elsewhere, with a button that copies it.
   It is gone when the time to tell is over, which may be after the page was built. */
import { copy } from "./copying.js";

const text = document.getElementById("ei-share-text");
const button = document.getElementById("ei-share-copy");
const told = document.getElementById("ei-share-told");
const section = text.closest(".ei-share");
const mark = () => {
  text.focus();
  text.select();
};

section.hidden = "until" in section.dataset && Date.parse(section.dataset.until) < Date.now();
button.hidden = false;
button.addEventListener("click", () => copy(text.value, told, mark));
