/* The calculator of a fund: reads the form, reckons, and says the answer while one types.
   Nothing is sent, fetched or stored; the words and the fund's figures stand in the page. */
import { LARGEST, readNumber, reckon } from "./reckoning.js";

const part = (id) => document.getElementById(id);
const form = part("ei-calc");
const answer = part("ei-calc-answer");
const plan = part("ei-calc-plan");
const rules = JSON.parse(part("ei-calc-rules").textContent);
const fields = [...form.querySelectorAll("[data-value]")];
const words = Object.fromEntries(
  [...part("ei-calc-words").content.querySelectorAll("[data-say]")].map((it) => [it.dataset.say, it.textContent]),
);

const say = (what, values = {}) => words[what].replace(/\{(\w+)\}/g, (gap, name) => values[name] ?? gap);
const written = new Intl.NumberFormat(document.documentElement.lang, { maximumFractionDigits: 0 });
const money = (kroner) => say("money", { amount: written.format(kroner) }).replaceAll(" ", "\u00a0");
const sayMoney = (what, kroner) => say(what, { amount: money(kroner) });

/* What is wrong with the text of a field, in words; empty when nothing is. */
function faultOf(text) {
  const number = readNumber(text);
  if (Number.isNaN(number)) return say("not-a-number", { text });
  return number > LARGEST ? say("too-large", { text }) : "";
}

function mark(field) {
  const fault = faultOf(field.value);
  const message = part(`${field.id}-error`);
  message.textContent = fault;
  message.hidden = fault === "";
  if (fault) field.setAttribute("aria-invalid", "true");
  else field.removeAttribute("aria-invalid");
}

/* Says whether money would get the project past the rule that stops it. */
const stops = ({ rule }) =>
  rule === "minimum-budget" || rule === "raised-first" || (rule === "own-share" && rules.own_share_of_first === undefined);

function sentences(result, hours) {
  const said = [];
  if (result.amount > 0) said.push(sayMoney("yes", result.amount));
  else if (result.rule !== "need") said.push(say("no"));
  said.push(result.rule === "need" && result.amount === 0 ? say("covered") : say(result.rule));
  if (result.would_be !== null) said.push(sayMoney("would-be", result.would_be));
  if (result.missing > 0 && result.amount > 0) said.push(sayMoney("rest", result.missing));
  if (result.missing > 0 && stops(result)) said.push(sayMoney("lacking", result.missing));
  if (hours > 0) said.push(sayMoney("hours", result.counted_hours));
  return said;
}

/* Writes the sentences, the first one large; the same answer is not said twice. */
function show(said) {
  if (answer.textContent === said.join(" ")) return;
  const lines = said.flatMap((sentence, place) => {
    const line = document.createElement(place === 0 ? "strong" : "span");
    line.textContent = sentence;
    return place === 0 ? [line] : [" ", line];
  });
  answer.replaceChildren(...lines);
}

function update() {
  if (fields.some((field) => faultOf(field.value))) return show([say("correct")]);
  const told = Object.fromEntries(fields.map((field) => [field.dataset.value, readNumber(field.value)]));
  if (told.costs === null) return show([say("ask")]);
  const { costs, own, hours, other } = told;
  const project = { costs, own: own ?? 0, hours: hours ?? 0, other: other ?? 0, in_plan: plan?.checked ?? false };
  return show(sentences(reckon(rules, project), project.hours));
}

form.addEventListener("input", (event) => {
  const field = event.target;
  if (field.hasAttribute("aria-invalid")) mark(field); // a message goes as soon as it is heeded, and comes when one leaves
  update();
});
for (const field of fields) field.addEventListener("change", () => mark(field));
form.addEventListener("submit", (event) => event.preventDefault());

update();
form.hidden = false;
