/* How much a project can apply for: the same steps, on the same numbers in the same order, as generator/views/reckoning.py.
   Pure functions: nothing of a page is read or written here. Amounts are in kroner, shares in per cent. */

const HAIR = 1e-6; // what a sum of fractions may be wrong by
export const LARGEST = 999_999_999_999;

const isLess = (one, other) => one + HAIR < other;
const down = (kroner) => Math.floor(kroner + HAIR);
const up = (kroner) => Math.max(0, Math.ceil(kroner - HAIR));

/* The most that hours may count for beside some money, when they may be `share` per cent of both together. */
const beside = (money, share) => (share >= 100 ? Infinity : (money * share) / (100 - share));

/* `rules`: what `rules_of` in Python gives; a key is absent when the fund does not state it.
   `project`: costs, own, hours, other, in_plan.
   Gives amount, rule, missing, counted_hours and would_be, with the meaning they have in Python. */
export function reckon(rules, project) {
  const hours = countedHours(rules, project);
  const [stop] = stops(rules, project, hours);
  if (stop) return { amount: 0, rule: stop.rule, missing: stop.missing, counted_hours: hours, would_be: null };
  const need = Math.max(0, project.costs - project.own - hours - project.other);
  const all = [...limits(rules, project, hours, need)];
  const least = all.reduce((one, other) => (other.amount < one.amount ? other : one)); // the first of equals
  if (least.amount > 0 && least.amount < (rules.minimum ?? 0)) {
    return { amount: 0, rule: "minimum", missing: null, counted_hours: hours, would_be: least.amount };
  }
  return {
    amount: least.amount, rule: least.rule, missing: up(need - least.amount), counted_hours: hours, would_be: null,
  };
}

export function countedHours(rules, project) {
  const value = project.hours * (rules.hour_rate ?? 0);
  const most = beside(project.own, rules.hours_share ?? 100);
  return down(Math.min(value, most, rules.hours_maximum ?? Infinity));
}

function* stops(rules, project, hours) {
  const least = rules.minimum_budget ?? 0;
  if (isLess(project.costs, least)) yield { rule: "minimum-budget", missing: up(least - project.costs) };
  if (isLess(rules.maximum_budget ?? Infinity, project.costs)) yield { rule: "maximum-budget", missing: null };
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
  if (rules.maximum !== undefined) yield { rule: "maximum", amount: down(rules.maximum) };
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
