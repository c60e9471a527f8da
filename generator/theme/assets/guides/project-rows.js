/* Lines that one adds and removes: each list makes its lines from the template in it, numbers them, and keeps the focus. */

export class Rows {
  /* `told(what, number)` is called after a line is added or removed by hand; `named(number, what)` gives the words of the
     button that removes a line: they tell what stands in it, also while one types. */
  constructor(list, { told, named }) {
    this.rows = list.querySelector("ol");
    this.template = list.querySelector("template");
    this.adder = list.querySelector("[data-add]");
    this.named = named;
    this.told = told;
    this.made = 0;
    this.rows.addEventListener("input", () => this.number());
    this.adder.addEventListener("click", () => {
      const row = this.add();
      row.querySelector("input").focus();
      told("added", this.rows.children.length);
    });
  }

  add({ what = "", value = "" } = {}) {
    this.made += 1;
    const row = this.template.content.firstElementChild.cloneNode(true);
    for (const it of row.querySelectorAll("[id], [for], [aria-describedby]")) {
      for (const name of ["id", "for", "aria-describedby"]) {
        if (it.hasAttribute(name)) it.setAttribute(name, it.getAttribute(name).replace("__", this.made));
      }
    }
    row.querySelector("[data-part=what]").value = what;
    row.querySelector("[data-part=value]").value = value;
    row.querySelector("[data-remove]").addEventListener("click", () => this.remove(row));
    this.rows.append(row);
    this.number();
    return row;
  }

  /* The focus goes to the line that takes the place, else to the one before, else to the button that adds one. */
  remove(row) {
    const number = [...this.rows.children].indexOf(row) + 1;
    const next = row.nextElementSibling ?? row.previousElementSibling;
    row.remove();
    this.number();
    (next?.querySelector("input") ?? this.adder).focus();
    this.told("removed", number);
  }

  number() {
    [...this.rows.children].forEach((row, place) => {
      const what = row.querySelector("[data-part=what]").value.trim();
      row.querySelector("[data-number]").textContent = this.named(place + 1, what);
    });
  }

  read() {
    return [...this.rows.children].map((row) => ({
      what: row.querySelector("[data-part=what]").value, value: row.querySelector("[data-part=value]").value,
    }));
  }

  /* Shows some lines, or an empty one. */
  fill(lines) {
    this.rows.replaceChildren();
    for (const line of lines.length ? lines : [{}]) this.add(line);
  }
}
