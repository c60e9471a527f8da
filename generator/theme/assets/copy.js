/* Buttons that copy an address: `data-copy` holds it. Where the browser does not allow that, the address is marked. */
const told = document.getElementById("ei-copied");

for (const button of document.querySelectorAll(".ei-copy")) {
  button.hidden = false;
  button.addEventListener("click", async () => {
    told.textContent = ""; // so that a second time is told too
    document.querySelector(".ei-copy--done")?.classList.remove("ei-copy--done");
    try {
      await navigator.clipboard.writeText(button.dataset.copy);
      button.classList.add("ei-copy--done");
      told.textContent = told.dataset.copied;
    } catch {
      getSelection().selectAllChildren(button.parentElement.querySelector("code"));
    }
  });
}
