/* Which funds fit a choice, and how many there would be with another: pure functions, so that thousands of funds are
   sorted out while one types. Nothing of a page is read or written here.
   What no source says never drops a fund: it is kept, told of in `unsure`, and comes after those that are known to fit. */
import { ASKABLE, OPEN, ORDER, daysBetween } from "./rounds.js";
import { reckon } from "./reckoning.js";

export const WITHIN = [7, 30, 90];
/* One bit for each thing one can choose by. */
export const FILTER = { who: 1, purpose: 2, place: 4, amount: 8, within: 16, provider: 32, open: 64 };
const UNKNOWN = -1;
const NEVER = -2; // it has no deadline that could come
const LATE = 1e6;
const SOMEWHERE = new Int32Array(0); // nobody has written which places

/* `columns`: what generator/views/money/finder.py gives; `standings`: for each fund what `stateAt` gives; `day`: the visitor's
   day as 2026-11-22; `ours`: the number of the provider that stands first in each group, the municipality. */
export function makeIndex(columns, standings, day, ours = -1) {
  const size = standings.length;
  const days = new Int32Array(size);
  const due = new Int32Array(size);
  const isOpen = new Uint8Array(size);
  const rank = new Uint8Array(size);
  standings.forEach(({ state, deadline, opens, until, likely }, place) => {
    const next = deadline ?? likely ?? until;
    rank[place] = ORDER.indexOf(state);
    isOpen[place] = ASKABLE.includes(state) || opens ? 1 : 0;
    due[place] = next ? daysBetween(day, next) : LATE;
    days[place] = state === "unconfirmed" ? UNKNOWN : next ? due[place] : NEVER;
  });
  const placesOf = (numbers) => (numbers === "?" ? SOMEWHERE : numbers ? Int32Array.from(numbers.split(" "), Number) : null);
  const places = columns.place.map(placesOf);
  const base = {
    size, days, isOpen, places, rank,
    who: Int32Array.from(columns.who), purpose: Int32Array.from(columns.purpose),
    provider: Int32Array.from(columns.provider), rules: Int32Array.from(columns.rules),
    ruleSets: columns.rule_sets, maximum: columns.maximum,
  };
  const { provider, title } = columns;
  const others = (place) => (provider[place] === ours ? 0 : 1);
  const byDeadline = (one, other) =>
    rank[one] - rank[other] || others(one) - others(other) || due[one] - due[other] || title[one] - title[other];
  const most = (place) => columns.maximum[place] ?? UNKNOWN;
  const all = () => Uint32Array.from({ length: size }, (_, place) => place);
  const deadline = all().sort(byDeadline);
  const amount = all().sort((one, other) => most(other) - most(one) || byDeadline(one, other));
  return { ...base, orders: { deadline, amount }, reckoned: { key: "", fits: new Uint8Array(size) } };
}

/* The group of a list by deadline that a fund stands in: now, ask, later, not; or unsure, which comes after them. */
export function groupAt(index, at, isUnsure) {
  if (isUnsure) return "unsure";
  const state = ORDER[index.rank[at]];
  if (OPEN.includes(state)) return "now";
  if (state === "unconfirmed") return "ask";
  return ASKABLE.includes(state) ? "later" : "not";
}

/* For each fund: 0 it gives too little, 1 it gives enough, 2 nobody has said how much it gives at most. */
function amounts(index, needed, own) {
  const key = `${needed} ${own}`;
  if (index.reckoned.key === key) return index.reckoned.fits;
  const project = { costs: needed + own, own, hours: 0, other: 0, in_plan: true };
  const gives = Uint8Array.from(index.ruleSets, (rules) => {
    const { amount } = reckon(rules, project);
    return amount === null ? 2 : amount >= needed ? 1 : 0;
  });
  const { fits } = index.reckoned;
  for (let place = 0; place < index.size; place += 1) {
    const enough = gives[index.rules[place]];
    fits[place] = enough && index.maximum[place] === null ? 2 : enough;
  }
  index.reckoned.key = key;
  return fits;
}

function failures(index, wanted, fails, unsure) {
  const { who, purpose, places, days, provider, isOpen, size } = index;
  const fits = wanted.amount === null ? null : amounts(index, wanted.amount, wanted.own);
  for (let at = 0; at < size; at += 1) {
    let fail = 0;
    let open = 0;
    if (wanted.who) {
      if (!who[at]) open |= FILTER.who;
      else if (!(who[at] & wanted.who)) fail |= FILTER.who;
    }
    if (wanted.purpose) {
      if (!purpose[at]) open |= FILTER.purpose;
      else if (!(purpose[at] & wanted.purpose)) fail |= FILTER.purpose;
    }
    if (wanted.place >= 0 && places[at]) {
      if (places[at] === SOMEWHERE) open |= FILTER.place;
      else if (!places[at].includes(wanted.place)) fail |= FILTER.place;
    }
    if (fits) {
      if (fits[at] === 0) fail |= FILTER.amount;
      else if (fits[at] === 2) open |= FILTER.amount;
    }
    if (wanted.within) {
      if (days[at] === UNKNOWN) open |= FILTER.within;
      else if (days[at] < 0 || days[at] > wanted.within) fail |= FILTER.within;
    }
    if (wanted.provider >= 0 && provider[at] !== wanted.provider) fail |= FILTER.provider;
    if (wanted.open && !isOpen[at]) fail |= FILTER.open;
    fails[at] = fail;
    unsure[at] = open;
  }
}

const counters = (sizes) => ({
  who: new Uint32Array(sizes.who), purpose: new Uint32Array(sizes.purpose), place: new Uint32Array(sizes.place),
  provider: new Uint32Array(sizes.provider), within: new Uint32Array(WITHIN.length), open: 0,
  everywhere: 0, any: { purpose: 0, place: 0, provider: 0, within: 0 },
});

const countBits = (counts, bits) => {
  for (let bit = 0; bit < counts.length; bit += 1) if (!bits || bits & (1 << bit)) counts[bit] += 1;
};

/* A fund counts for a choice when nothing else that is chosen stands against it: so a number is what one gets. */
function count(index, at, fail, counts) {
  if (!(fail & ~FILTER.who)) countBits(counts.who, index.who[at]);
  if (!(fail & ~FILTER.purpose)) {
    countBits(counts.purpose, index.purpose[at]);
    counts.any.purpose += 1;
  }
  if (!(fail & ~FILTER.open)) counts.open += 1;
  if (!(fail & ~FILTER.provider)) {
    counts.provider[index.provider[at]] += 1;
    counts.any.provider += 1;
  }
  if (!(fail & ~FILTER.within)) {
    const left = index.days[at];
    WITHIN.forEach((days, step) => (counts.within[step] += left === UNKNOWN || (left >= 0 && left <= days) ? 1 : 0));
    counts.any.within += 1;
  }
  if (!(fail & ~FILTER.place)) {
    counts.any.place += 1;
    if (index.places[at] === null || index.places[at] === SOMEWHERE) counts.everywhere += 1;
    else for (const place of index.places[at]) if (place >= 0) counts.place[place] += 1;
  }
}

/* `wanted`: who and purpose as bits (0: any), place and provider as numbers (-1: any), amount and own in kroner (amount
   null: any), within in days (0: any), open (true: only what one can apply for or may
   ask about), sort ("deadline" or "amount").
   `sizes`: how many choices there are of who, purpose, place and provider.
   Gives `found`: the numbers of the funds in order; `sure`: how many of them are known to fit, and come first; `unsure`:
   bits of FILTER for each fund; `counts`: how many there are with each choice; `without`: how many without each filter. */
export function find(index, wanted, sizes) {
  const fails = new Uint8Array(index.size);
  const unsure = new Uint8Array(index.size);
  failures(index, wanted, fails, unsure);
  const counts = counters(sizes);
  const missed = new Uint32Array(128); // by the one thing that stands against it; at 0 those that fit
  const sure = [];
  const maybe = [];
  for (const at of index.orders[wanted.sort]) {
    const fail = fails[at];
    if (fail & (fail - 1)) continue; // two things stand against it: no one choice brings it back
    if (!fail) (unsure[at] ? maybe : sure).push(at);
    count(index, at, fail, counts);
    missed[fail] += 1;
  }
  for (let place = 0; place < sizes.place; place += 1) counts.place[place] += counts.everywhere;
  const without = Object.fromEntries(Object.entries(FILTER).map(([name, bit]) => [name, missed[0] + missed[bit]]));
  return { found: sure.concat(maybe), sure: sure.length, unsure, counts, without };
}
