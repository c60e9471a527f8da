/* The answer of the calculator as sentences: pure, so that a table of situations can be run on it (tests/money/answer_cases.json).
   A sentence is the name of its words, which stand in the page, and the amount that they have a place for. */
import { LARGEST, readNumber, reckon } from "./reckoning.js";

const OPEN = ["closing-soon", "open", "rolling"];
const LATER = ["opens-soon", "expected"];
const MOST_HOURS = 9_999_999;
const MINUS = /^\s*[-\u2212]\s*/;
const BUDGETS = ["minimum-budget", "maximum-budget"];

/* What is said in the past of a fund that one cannot apply to now, or that nobody has confirmed. */
const tenseOf = (state) => (OPEN.includes(state) ? "" : LATER.includes(state) ? "-later" : "-then");

function* first({ amount, rule, missing }, tense, state) {
  const past = tense === "-then" ? tense : "";
  if (amount > 0) yield [`yes${tense}`, amount];
  else if (rule === "unknown") yield ["unknown"];
  else yield [`no${past}`];
  if (past) yield [`state-${state}`];
  if (past || rule === "unknown") yield ["ask-first"];
  if (rule === "unknown") yield ["lack", missing];
}

/* Why a project is stopped, or why it gets less than the fund's least. */
function* stopped(rules, { rule, missing, would_be, limit, counted_hours }, project, past) {
  yield [rule + past];
  if (BUDGETS.includes(rule)) yield ["costs-are", project.costs];
  if (rule === "minimum" && limit === "need") yield ["lack-only", would_be];
  else if (rule === "minimum") yield* [[limit + past], ["would-be", would_be]];
  if (rule === "raised-first" && counted_hours > 0 && rules.raised_first_hours !== undefined) yield ["raised-hours"];
  if (missing > 0 && (rule === "raised-first" || (rule === "own-share" && rules.own_share_of_first === undefined))) {
    yield ["lacking", missing];
  }
}

/* The limits that count, the one that decides first, and what nobody has said. */
function* limited(rules, { rule, missing, also }, past) {
  yield [rule === "need" ? "need" : rule + past];
  if (rule === "own-share" || (rule !== "need" && also.length)) yield ["decides"];
  yield* also.map((other) => [other + past]);
  if (rules.maximum === undefined && ![rule, ...also].includes("outside-plan")) yield ["no-maximum"];
  if (rules.share === undefined && !(rules.own_share > 0)) yield ["no-share"];
  if (rule !== "need" && missing > 0) yield ["rest", missing]; // beside the need only part of a krone is left
}

function* worked(rules, { counted_hours, hours_limit }, project) {
  if (!project.hours) return;
  yield ["hours", counted_hours];
  if (hours_limit === "hours-share" && rules.hours_share === 0) yield ["hours-not"];
  else if (hours_limit === "hours-share" && project.own === 0) yield ["hours-need-money"];
  else if (hours_limit) yield [hours_limit];
}

function sentences(rules, project, state) {
  const result = reckon(rules, project);
  const { amount, rule } = result;
  if (rule === "costs") return [["ask"]];
  if (amount === 0 && rule === "need") return [result.missing > 0 ? ["under-one", 1] : ["covered"]];
  const tense = tenseOf(state);
  const past = tense === "-then" ? tense : "";
  const said = [...first(result, tense, state)];
  if (rule === "unknown") said.push(...result.also.map((other) => [other + past]));
  else said.push(...(amount > 0 ? limited(rules, result, past) : stopped(rules, result, project, past)));
  return [...said, ...worked(rules, result, project)];
}

/* What is wrong with the text of a field, as the name of its words; empty when nothing is. */
export function faultOf(field, text) {
  const number = readNumber(text);
  if (Number.isNaN(number)) return MINUS.test(text) && readNumber(text.replace(MINUS, "")) >= 0 ? "below-zero" : "not-a-number";
  return number > (field === "hours" ? MOST_HOURS : LARGEST) ? "too-large" : "";
}

/* `texts`: what stands in the fields, by name; `state`: how the fund stands on the visitor's day, as `stateAt` gives it. */
export function answerTo(rules, texts, { inPlan, state }) {
  const fields = Object.entries(texts);
  if (fields.some(([field, text]) => faultOf(field, text))) return [["correct"]];
  const told = Object.fromEntries(fields.map(([field, text]) => [field, readNumber(text) ?? 0]));
  return sentences(rules, { costs: 0, own: 0, hours: 0, other: 0, ...told, in_plan: inPlan }, state);
}
