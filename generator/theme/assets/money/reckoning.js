/* How much a project can apply for: the same steps, on the same numbers in the same order, as generator/views/money/reckoning.py.
   Pure functions: nothing of a page is read or written here. Amounts are in kroner, shares in per cent. */

const HAIR = 1e-6; // what a sum of fractions may be wrong by
export const LARGEST = 999_999_999_999;

const isLess = (one, other) => one + HAIR < other;
const down = (kroner) => Math.floor(kroner + HAIR);
const up = (kroner) => Math.max(0, Math.ceil(kroner - HAIR));

/* The most that hours may count for beside some money, when they may be `share` per cent of both together. */
const beside = (money, share) => (share >= 100 ? Infinity : (money * share) / (100 - share));

/* What is told of a fund that states nothing which gives a sum. */
const KNOWN = [
  ["minimum_budget", "minimum-budget"], ["maximum_budget", "maximum-budget"], ["minimum", "minimum"],
  ["outside_cap", "outside-plan"], ["raised_first", "raised-first"],
];
const isOutside = (rules, limit) => (rules.exclusive ?? []).includes(limit);

/* `rules`: what `rules_of` in Python gives; a key is absent when the fund does not state it.
   `project`: costs, own, hours, other, in_plan.
   Gives the fields of `Reckoning` in Python, with the meaning they have there. */
export function reckon(rules, project) {
  if (project.costs <= 0) return answer(null, "costs", { missing: null });
  const { hours, why } = countedHours(rules, project);
  const told = { counted_hours: hours, hours_limit: why };
  const [stop] = stops(rules, project, hours);
  if (stop) return answer(0, stop.rule, { ...told, missing: stop.missing });
  const need = Math.max(0, project.costs - project.own - hours - project.other);
  const all = [...limits(rules, project, hours, need)];
  const { amount, rule } = all.reduce((one, other) => (other.amount < one.amount ? other : one)); // the first of equals
  const least = rules.minimum ?? 0;
  if (amount > 0 && (amount < least || (amount === least && isOutside(rules, "minimum")))) {
    return answer(0, "minimum", { ...told, missing: null, would_be: amount, limit: rule });
  }
  if (amount > 0 && !givesASum(rules, project)) {
    const known = KNOWN.filter(([name]) => rules[name] !== undefined).map(([, other]) => other);
    return answer(null, "unknown", { ...told, missing: up(need), also: known });
  }
  const others = [...new Set(also(rules, all))].filter((other) => other !== rule);
  return answer(amount, rule, { ...told, missing: up(need - amount), also: others });
}

const answer = (amount, rule, told) => (
  { amount, rule, counted_hours: 0, would_be: null, limit: null, also: [], hours_limit: null, ...told }
);

/* Whether the fund states how much it gives, or how much of the costs: an own share says the rest of that. */
function givesASum(rules, project) {
  const capped = rules.outside_cap !== undefined && !project.in_plan;
  return capped || rules.share !== undefined || rules.maximum !== undefined || (rules.own_share ?? 0) > 0;
}

/* The limits on the amount, and the conditions: nothing has stopped the project, so it keeps them. */
function* also(rules, all) {
  for (const { rule } of all) if (rule !== "need") yield rule;
  if ((rules.own_share ?? 0) > 0) yield "own-share";
  if ((rules.raised_first ?? 0) > 0) yield "raised-first";
}

/* What the volunteers' hours count for, and what keeps the rest out. */
function countedHours(rules, project) {
  const value = project.hours * (rules.hour_rate ?? 0);
  const most = rules.hours_maximum ?? Infinity;
  const ofShare = beside(project.own, rules.hours_share ?? 100);
  const limit = ofShare <= most ? "hours-share" : "hours-maximum";
  return { hours: down(Math.min(value, ofShare, most)), why: isLess(Math.min(ofShare, most), value) ? limit : null };
}

function* stops(rules, project, hours) {
  const { costs } = project;
  const least = rules.minimum_budget ?? 0;
  const most = rules.maximum_budget ?? Infinity;
  if (isOutside(rules, "minimum_budget") && costs <= least) {
    yield { rule: "minimum-budget", missing: down(least - costs) + 1 };
  }
  if (isLess(costs, least)) yield { rule: "minimum-budget", missing: up(least - costs) };
  if (isLess(most, costs) || (costs === most && isOutside(rules, "maximum_budget"))) {
    yield { rule: "maximum-budget", missing: null };
  }
  if (rules.plan_required && !project.in_plan && rules.outside_cap === undefined) yield { rule: "plan", missing: null };
  const money = project.own + project.other;
  const there = money + Math.min(hours, beside(money, rules.raised_first_hours ?? 100));
  const first = (project.costs * (rules.raised_first ?? 0)) / 100;
  if (isLess(there, first)) yield { rule: "raised-first", missing: up(first - there) };
  const share = rules.own_share_of_first === undefined ? (rules.own_share ?? 0) : 0;
  const own = project.own + hours;
  const wanted = (project.costs * share) / 100;
  if (isLess(own, wanted)) yield { rule: "own-share", missing: up(wanted - own) };
}

function* limits(rules, project, hours, need) {
  yield { rule: "need", amount: down(need) };
  if (rules.share !== undefined) yield { rule: "share", amount: down((project.costs * rules.share) / 100) };
  if (rules.maximum !== undefined) yield { rule: "maximum", amount: Math.max(0, down(rules.maximum) - isOutside(rules, "maximum")) };
  if (rules.outside_cap !== undefined && !project.in_plan) yield { rule: "outside-plan", amount: down(rules.outside_cap) };
  if (rules.own_share_of_first !== undefined) {
    const share = rules.own_share ?? 0;
    const own = project.own + hours;
    if (isLess(own, (rules.own_share_of_first * share) / 100)) {
      yield { rule: "own-share", amount: down((own * 100) / share) };
    }
  }
}

/* Reads a number as Danes and the Dutch write it: 125.000 and 125 000 and 125000,50 and 125.000 kr.
   Gives null for an empty text, NaN for what is no number: 125,000 might be meant as either. */
export function readNumber(text) {
  const bare = text.replace(/[\s\u00a0\u202f]+/g, " ").trim().replace(/^(kr\.?|€) ?|( ?(kr\.?|€)|,-)$/gi, "").trim();
  if (bare === "") return text.trim() === "" ? null : NaN;
  const found = /^(\d{1,3}(?:([. ])\d{3})(?:\2\d{3})*|\d+)(?:[.,](\d{0,2}))?$/.exec(bare);
  return found ? Number(`${found[1].replace(/[. ]/g, "")}.${found[3] || 0}`) : NaN;
}
