/* What every button that copies does. `told` is a live region with the words for both ends: where the browser does not
   allow copying, `mark` marks the text instead. Says whether it was copied. */
export async function copy(text, told, mark) {
  told.textContent = ""; // so that a second time is told too
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    mark();
    told.textContent = told.dataset.marked;
    return false;
  }
  told.textContent = told.dataset.copied;
  return true;
}
