/* The text to paste elsewhere: a button copies it, and where the browser does not allow that, marks it.
   It is gone when the time to tell is over, which may be after the page was built. */
const text = document.getElementById("ei-share-text");
const button = document.getElementById("ei-share-copy");
const told = document.getElementById("ei-share-told");
const section = text.closest(".ei-share");

section.hidden = "until" in section.dataset && Date.parse(section.dataset.until) < Date.now();
button.hidden = false;
button.addEventListener("click", async () => {
  told.textContent = ""; // so that a second time is told too
  try {
    await navigator.clipboard.writeText(text.value);
    told.textContent = told.dataset.copied;
  } catch {
    text.focus();
    text.select();
    told.textContent = told.dataset.marked;
  }
});
