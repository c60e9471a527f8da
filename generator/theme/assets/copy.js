/* Buttons that copy an address: `data-copy` holds it, and the address stands beside the button. */
import { copy } from "./copying.js";

const told = document.getElementById("ei-copied");

for (const button of document.querySelectorAll(".ei-copy")) {
  const mark = () => getSelection().selectAllChildren(button.parentElement.querySelector("code"));
  button.hidden = false;
  button.addEventListener("click", async () => {
    document.querySelector(".ei-copy--done")?.classList.remove("ei-copy--done");
    const isCopied = await copy(button.dataset.copy, told, mark);
    button.classList.toggle("ei-copy--done", isCopied);
  });
}
