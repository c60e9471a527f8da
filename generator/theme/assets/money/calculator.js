/* The calculator of a fund: reads the form, reckons, and says the answer while one types.
   Nothing is sent, fetched or stored; the words and the fund's figures stand in the page. */
import { answerTo, faultOf } from "./answer.js";
import { stateAt } from "./rounds.js";
import { sayFrom } from "../words.js";

const part = (id) => document.getElementById(id);
const form = part("ei-calc");
const answer = part("ei-calc-answer");
const plan = part("ei-calc-plan");
const rules = JSON.parse(part("ei-calc-rules").textContent);
const fields = [...form.querySelectorAll("[data-value]")];

const say = sayFrom(part("ei-calc-words"));
const written = new Intl.NumberFormat(document.documentElement.lang, { maximumFractionDigits: 2 });
const money = (kroner) => say("money", { amount: written.format(kroner) }).replaceAll(" ", "\u00a0");
const timetable = JSON.parse(document.querySelector(".ei-status[data-calls]").dataset.calls);

function mark(field) {
  const fault = faultOf(field.dataset.value, field.value);
  const message = part(`${field.id}-error`);
  message.textContent = fault && say(fault, { text: field.value });
  message.hidden = fault === "";
  if (fault) field.setAttribute("aria-invalid", "true");
  else field.removeAttribute("aria-invalid");
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
  const texts = Object.fromEntries(fields.map((field) => [field.dataset.value, field.value]));
  const { state } = stateAt(timetable, new Date());
  const said = answerTo(rules, texts, { inPlan: plan?.checked ?? false, state });
  show(said.map(([what, kroner]) => say(what, { amount: money(kroner ?? 0) })));
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
