/* The fund finder: takes the cards of the list out of the page and shows those that fit what one chooses.
   What is chosen stands in the address, so it can be shared and gone back to. Nothing is sent, fetched or stored; the
   words and the facts of the funds stand in the page. */
import "./deadlines.js"; // first: it puts the cards right on the visitor's day while they are still in the page
import { FILTER, WITHIN, find, groupAt, makeIndex } from "./finding.js";
import { LARGEST, readNumber } from "./reckoning.js";
import { dayIn, stateAt } from "./rounds.js";
import { sayFrom } from "../words.js";

const PAGE = 50;
const TYPING = 150; // milliseconds to wait for the next key
const part = (id) => document.getElementById(id);
const form = part("ei-fund-form");
const box = part("ei-fund-facets");
const results = part("ei-fund-results");
const status = part("ei-fund-count");
const more = part("ei-fund-more");
const clear = part("ei-fund-clear");
const facet = Object.fromEntries([...form.querySelectorAll("[data-facet]")].map((it) => [it.dataset.facet, it]));
const written = new Intl.NumberFormat(document.documentElement.lang);
const say = sayFrom(part("ei-fund-words"));

const boxes = (name) => [...(facet[name]?.querySelectorAll("input") ?? [])];
const fields = {
  who: boxes("who"), open: boxes("open")[0], purpose: facet.purpose.querySelector("select"),
  place: facet.place.querySelector("select"), within: facet.within.querySelector("select"),
  provider: facet.provider.querySelector("select"), sort: facet.sort.querySelector("select"),
  amount: facet.amount.querySelector("input"), own: facet.own.querySelector("input"),
};
const sizes = Object.fromEntries(["purpose", "place", "provider"].map((name) => [name, fields[name].length - 1]));
sizes.who = fields.who.length;

const list = part("ei-whole-list");
const cards = [...list.querySelectorAll(".ei-card--fund")];
const index = (() => {
  const now = new Date();
  const tables = cards.map((card) => JSON.parse(card.querySelector("[data-calls]").dataset.calls));
  const columns = JSON.parse(part("ei-fund-data").textContent);
  const ours = [...fields.provider.options].findIndex(({ value }) => value === form.dataset.ours) - 1;
  const day = tables[0] ? dayIn(tables[0].zone, now) : "";
  return makeIndex(columns, tables.map((table) => stateAt(table, now)), day, ours);
})();
let found = [];
let unsure = [];
let shown = 0;

const bits = (inputs) => inputs.reduce((all, input, place) => all | (input.checked ? 1 << place : 0), 0);
const bit = (select) => (select.selectedIndex > 0 ? 1 << (select.selectedIndex - 1) : 0);

/* A text that is no amount counts as none, and the field says so. */
function amountOf(field) {
  const amount = readNumber(field.value);
  const isWrong = Number.isNaN(amount) || amount > LARGEST;
  const error = part(`${field.id}-error`);
  error.textContent = isWrong ? say("not-a-number", { text: field.value }) : "";
  if (isWrong) field.setAttribute("aria-invalid", "true");
  else field.removeAttribute("aria-invalid");
  return isWrong || amount === 0 ? null : amount;
}

const asked = () => ({
  who: bits(fields.who), purpose: bit(fields.purpose), place: fields.place.selectedIndex - 1,
  provider: fields.provider.selectedIndex - 1, within: Number(fields.within.value), open: !fields.open.checked,
  amount: amountOf(fields.amount), own: amountOf(fields.own) ?? 0, sort: fields.sort.value || "deadline",
});

/* The filters that narrow the list, without the one for open funds, which is there from the beginning. */
const chosen = (wanted) =>
  ["who", "purpose", "within"].filter((name) => wanted[name])
    .concat(["place", "provider"].filter((name) => wanted[name] >= 0), wanted.amount === null ? [] : ["amount"]);

function remember(push) {
  const query = new URLSearchParams([...new FormData(form)].filter(([, value]) => value.trim() !== ""));
  const address = location.pathname + (query.size ? `?${query}` : "");
  if (address === location.pathname + location.search) return;
  history[push ? "pushState" : "replaceState"](null, "", address);
}

function recall() {
  const query = new URLSearchParams(location.search);
  for (const field of form.elements) {
    if (!field.name) continue;
    if (field.type === "checkbox") field.checked = query.getAll(field.name).includes(field.value);
    else field.value = query.get(field.name) ?? "";
    if (field.selectedIndex === -1) field.selectedIndex = 0; // an address may name what is no longer there
  }
}

function write(node, text) {
  if (node && node.textContent !== text) node.textContent = text;
}

const labels = new Map();
/* The number stands behind the words of an option, since an option holds nothing but text. */
function writeOption(option, number) {
  if (!labels.has(option)) labels.set(option, option.textContent);
  const text = `${labels.get(option)} (${written.format(number)})`;
  if (option.text !== text) option.text = text;
}

function writeCounts(counts) {
  fields.who.forEach((input, place) => {
    write(input.parentElement.querySelector(".ei-count"), written.format(counts.who[place]));
  });
  write(fields.open.parentElement.querySelector(".ei-count"), written.format(counts.open));
  for (const name of ["purpose", "place", "within", "provider"]) {
    [...fields[name].options].forEach((option, place) => {
      writeOption(option, place ? counts[name][place - 1] : counts.any[name]);
    });
  }
}

/* Says on a card what of the wanted nobody has been able to check. */
function mark(card, open) {
  const things = Object.keys(FILTER).filter((name) => open & FILTER[name]).map((name) => say(`unchecked-${name}`));
  let note = card.querySelector(".ei-unchecked");
  if (!things.length) {
    note?.remove();
    return card;
  }
  if (!note) {
    note = document.createElement("p");
    note.className = "ei-unchecked";
    card.querySelector(".ei-card__text").append(note);
  }
  write(note, say("unchecked", { things: things.join(", ") }));
  return card;
}

/* What a fund stands under; nothing where they stand by amount. */
const groupOf = (at) => (fields.sort.value ? "" : groupAt(index, at, unsure[at]));

function headingOf(group) {
  const item = document.createElement("li");
  item.className = "ei-funds__group";
  item.append(document.createElement("h2"));
  item.firstChild.textContent = say(`group-${group}`);
  return item;
}

/* Each group has its heading, when there is more than one. */
function showMore() {
  const next = found.slice(shown, shown + PAGE);
  const isParted = new Set(found.map(groupOf)).size > 1;
  next.forEach((at, place) => {
    const before = found[shown + place - 1];
    const begins = before === undefined || groupOf(before) !== groupOf(at);
    if (isParted && begins) results.append(headingOf(groupOf(at)));
    results.append(mark(cards[at], unsure[at]));
  });
  shown += next.length;
  more.hidden = shown >= found.length;
  return cards[next[0]];
}

function without(name) {
  const field = fields[name];
  if (name === "open") field.checked = true;
  else if (Array.isArray(field)) field.forEach((input) => (input.checked = false));
  else field.value = "";
}

/* What was chosen, in the words of the page: "foreninger, unge", "Inden for 7 dage", "100.000 kr.". */
function wordsOf(name, wanted) {
  const field = fields[name];
  if (name === "open") return say("only-open");
  if (name === "amount") return say("money", { amount: written.format(wanted.amount) });
  if (name !== "who") return labels.get(field.selectedOptions[0]);
  return field.filter((input) => input.checked).map((input) => input.nextElementSibling.textContent).join(", ");
}

function offer(names, number, wanted) {
  const item = document.createElement("li");
  const button = document.createElement("button");
  button.type = "button";
  button.className = "ei-button ei-button--quiet";
  button.textContent = say("drop", {
    filter: names.map((name) => wordsOf(name, wanted)).join(", "), count: written.format(number),
  });
  button.addEventListener("click", () => {
    names.forEach(without);
    ask(true);
    status.focus();
  });
  item.append(button);
  return item;
}

/* What to drop when nothing fits: each choice that stands alone against some funds; where none does, all of them. */
function offers(active, answer, wanted) {
  if (found.length) return [];
  const names = [...active, ...(wanted.open ? ["open"] : [])];
  const helping = names.filter((name) => answer.without[name] > 0);
  helping.sort((one, other) => answer.without[other] - answer.without[one]);
  if (helping.length) return helping.map((name) => offer([name], answer.without[name], wanted));
  return names.length ? [offer(names, index.size, wanted)] : [];
}

function writeStatus(sure) {
  const { length } = found;
  const number = length === 0 ? say("none") : length === 1 ? say("one") : say("many", { count: written.format(length) });
  const open = length - sure;
  const rest = open === 0 ? "" : `, ${open === 1 ? say("one-unsure") : say("many-unsure", { count: written.format(open) })}`;
  write(status, number + rest);
}

function look() {
  const wanted = asked();
  const answer = find(index, wanted, sizes);
  const active = chosen(wanted);
  ({ found, unsure } = answer);
  shown = 0;
  results.replaceChildren();
  showMore();
  writeStatus(answer.sure);
  writeCounts(answer.counts);
  write(part("ei-fund-chosen"), active.length ? say("chosen", { count: active.length }) : "");
  clear.hidden = active.length === 0;
  const drops = offers(active, answer, wanted);
  part("ei-fund-drops").replaceChildren(...drops);
  part("ei-fund-nothing").hidden = drops.length === 0;
}

function ask(push) {
  remember(push);
  look();
}

let waiting = 0;
form.addEventListener("input", ({ target }) => {
  if (target.type !== "text") return;
  clearTimeout(waiting);
  waiting = setTimeout(() => ask(false), TYPING);
});
form.addEventListener("change", () => {
  clearTimeout(waiting);
  ask(true);
});
form.addEventListener("submit", (event) => {
  event.preventDefault();
  clearTimeout(waiting);
  ask(true);
});
clear.addEventListener("click", () => {
  for (const name of Object.keys(fields)) if (name !== "open" && name !== "sort") without(name);
  ask(true);
  status.focus();
});
more.addEventListener("click", () => showMore()?.querySelector("a").focus());
window.addEventListener("popstate", () => {
  recall();
  look();
});

list.remove();
recall();
box.open = matchMedia("(min-width: 60em)").matches;
look();
part("ei-funds").hidden = false;
