/* The form for a project description: sums, print, text file, and a prepared mail.
   Nothing is sent or fetched, and nothing is stored before the visitor asks; the words stand in the page. */
import { LISTS, asText, faultOf, isEmpty, partsOf, reckoned } from "./project-text.js";
import { mailTo } from "./mail.js";
import { Rows } from "./project-rows.js";
import { sayFrom } from "../words.js";

const KEY = "indgang-project";
const part = (id) => document.getElementById(`ei-project${id ? `-${id}` : ""}`);
const root = part("");
const form = part("form");
const facts = JSON.parse(part("facts").textContent);
const fields = [...form.querySelectorAll("[data-field]")];
const say = sayFrom(part("words"));
const whole = new Intl.NumberFormat(document.documentElement.lang, { maximumFractionDigits: 0 });
const exact = new Intl.NumberFormat(document.documentElement.lang, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
const money = (amount) => say("money", { amount: (Number.isInteger(amount) ? whole : exact).format(amount) });

let isKept = false;
const tell = (...sentences) => {
  part("said").textContent = sentences.join(" ");
};
const sums = () => reckoned(state());
const lists = Object.fromEntries(
  LISTS.map((name) => {
    const told = (what, number) => {
      update();
      const sum = name === "timeline" ? [] : [name === "budget" ? say("costs", { amount: money(sums().costs) }) : say("income", { amount: money(sums().income) })];
      tell(say(what, { number }), ...sum);
    };
    const list = form.querySelector(`[data-list=${name}]`);
    const named = (number, what) => say(what ? "remove-what" : "remove", { number, what, list: list.dataset.name });
    return [name, new Rows(list, { told, named })];
  }),
);

function state() {
  return {
    fields: Object.fromEntries(fields.map((field) => [field.dataset.field, field.value])),
    lists: Object.fromEntries(LISTS.map((name) => [name, lists[name].read()])),
  };
}

/* Fills the form with a state; what was stored by another version may lack anything. */
function fill(stored) {
  const text = (value) => (typeof value === "string" ? value : "");
  for (const field of fields) field.value = text(stored?.fields?.[field.dataset.field]);
  for (const name of LISTS) {
    const lines = Array.isArray(stored?.lists?.[name]) ? stored.lists[name] : [];
    lists[name].fill(lines.map((line) => ({ what: text(line?.what), value: text(line?.value) })));
  }
  for (const field of form.querySelectorAll("[data-amount], [inputmode=decimal]")) mark(field);
}

const chosen = (name) => part(name).selectedOptions[0]?.value ? part(name).selectedOptions[0].textContent : "";
const title = (now) => now.fields.title.trim() || say("untitled");
const partsNow = (now) => partsOf(now, { community: chosen("community"), theme: chosen("theme") }, { say, money });

function mark(field) {
  const fault = faultOf(field.value);
  const message = part(`${field.id.replace("ei-project-", "").replace("-value", "")}-error`);
  message.textContent = fault ? say(fault, { text: field.value }) : "";
  message.hidden = !fault;
  if (fault) field.setAttribute("aria-invalid", "true");
  else field.removeAttribute("aria-invalid");
}

function showSums(now) {
  const { costs, income, missing, isUnreadable } = reckoned(now);
  part("costs").textContent = money(costs);
  part("income").textContent = money(income);
  const balance = missing > 0 ? say("missing", { amount: money(missing) }) : missing < 0 ? say("over", { amount: money(-missing) }) : costs > 0 ? say("covered") : "";
  part("balance").textContent = [balance, isUnreadable ? say("unreadable") : ""].join(" ").trim();
}

/* The title of a plan, marked when it is made up; a title may say so itself. */
function titleOf({ title, example }) {
  const mark = say("example", { title: "" }).trim();
  return !example || title.startsWith(mark) ? title : say("example", { title });
}

function showPlan() {
  const place = facts.places[part("community").value];
  const hint = part("plan-link");
  if (!place) hint.textContent = say("choose");
  else if (!place.plan) hint.textContent = say("no-plan", { place: chosen("community") });
  else {
    const link = document.createElement("a");
    link.href = root.dataset.root + place.plan.address;
    link.target = "_blank"; // what one has written stays open beside it
    link.textContent = say("plan", { title: titleOf(place.plan) });
    hint.replaceChildren(link);
  }
}

function showMail(now) {
  const contact = facts.places[part("community").value]?.contact ?? facts.contact;
  const link = part("send");
  link.hidden = !contact.email;
  if (!contact.email) {
    part("send-note").textContent = say("no-mail", { name: contact.name });
    return;
  }
  const mail = mailTo(contact.email, {
    subject: say("subject", { title: title(now) }),
    whole: asText(say("heading"), title(now), partsNow(now)),
    short: [say("hello", { name: contact.name }), "", say("short"), "", say("regards"), now.fields.name.trim()].join("\n"),
  });
  link.href = mail.href;
  link.textContent = say("mail", { name: contact.name });
  part("send-note").textContent = say(mail.isWhole ? "mail-whole" : "mail-short");
}

/* The sheet for the printer stands beside everything else on the page, and is seen on paper alone. */
const sheet = document.createElement("article");
sheet.id = "ei-project-sheet";
document.body.append(sheet);

function made(tag, text) {
  const it = document.createElement(tag);
  it.textContent = text;
  return it;
}

function rowsAsTable({ rows, sums: ends }) {
  const table = document.createElement("table");
  table.className = ends ? "ei-project-sheet__amounts" : "";
  rows.forEach(([label, value], place) => {
    const row = table.insertRow();
    row.className = ends && place >= rows.length - ends ? "ei-project-sheet__total" : "";
    row.insertCell().textContent = label;
    row.insertCell().textContent = value;
  });
  return table;
}

function showSheet(now) {
  document.documentElement.classList.toggle("ei-prints-project", !isEmpty(now));
  const parts = partsNow(now).flatMap((it) => [made("h2", it.heading), it.rows ? rowsAsTable(it) : made("p", it.text.trim())]);
  sheet.replaceChildren(made("p", say("heading")), made("h1", title(now)), ...parts);
}

function store(now) {
  try {
    localStorage.setItem(KEY, JSON.stringify(now));
    isKept = true;
  } catch {
    isKept = false;
    tell(say("refused"));
  }
  showKept();
}

function showKept() {
  part("kept").textContent = say(isKept ? "kept" : "not-kept");
  part("remember").hidden = isKept;
  part("forget").hidden = !isKept;
}

function forget() {
  localStorage.removeItem(KEY);
  isKept = false;
  showKept();
}

function update() {
  const now = state();
  showSums(now);
  showMail(now);
  showSheet(now);
  if (isKept) store(now);
}

form.addEventListener("input", (event) => {
  if (event.target.hasAttribute("aria-invalid")) mark(event.target); // a message goes as soon as it is heeded
  if (event.target === part("community")) showPlan();
  update();
});
/* A message pushes down what is below it: while a finger is down it waits, or the button would slip away under it. */
let isPressed = false;
document.addEventListener("pointerdown", () => (isPressed = true));
for (const end of ["pointerup", "pointercancel"]) document.addEventListener(end, () => (isPressed = false));
form.addEventListener("change", ({ target }) => {
  if (target.inputMode !== "decimal") return;
  if (isPressed) document.addEventListener("pointerup", () => setTimeout(mark, 0, target), { once: true });
  else mark(target);
});
part("print").addEventListener("click", () => window.print());
part("download").addEventListener("click", () => {
  const now = state();
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([asText(say("heading"), title(now), partsNow(now))], { type: "text/plain;charset=utf-8" }));
  link.download = `${say("file")}.txt`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000); // after the browser has read it
  tell(say("downloaded"));
});
part("remember").addEventListener("click", () => {
  store(state());
  if (isKept) {
    part("forget").focus();
    tell(say("remembered"));
  }
});
part("forget").addEventListener("click", () => {
  forget();
  part("remember").focus();
  tell(say("forgotten"));
});
part("clear").addEventListener("click", () => {
  part("ask").showModal();
  part("keep").focus();
});
part("keep").addEventListener("click", () => part("ask").close());
part("wipe").addEventListener("click", () => {
  part("ask").close();
  if (isKept) forget();
  fill(null);
  showPlan();
  update();
  part("title").focus();
  tell(say("cleared"));
});

function stored() {
  try {
    return JSON.parse(localStorage.getItem(KEY));
  } catch {
    return null; // the browser keeps nothing, or something else lies there
  }
}

const found = stored();
isKept = found !== null;
fill(found);
showPlan();
showKept();
update();
form.hidden = false;
root.classList.add("ei-project--live");
