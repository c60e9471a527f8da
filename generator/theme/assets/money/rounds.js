/* How a fund stands at a moment: the same answer as generator/views/money/timetable.py gives, from the timetable that the
   page carries. tests/money/rounds_cases.json holds both to it. Nothing here touches the page. */

export const ORDER = [
  "closing-soon", "open", "rolling", "unconfirmed", "opens-soon", "expected", "paused", "budget-used", "given",
  "closed", "ended",
];
/* One can apply today. */
export const OPEN = ["closing-soon", "open", "rolling"];
/* It is worth one's while to ask: a fund whose next day nobody has confirmed is not closed. */
export const ASKABLE = [...OPEN, "unconfirmed", "opens-soon", "expected"];
const SOON = 14;
const DAY = 24 * 60 * 60 * 1000;
const calendars = new Map();

/* The day of a moment in a zone, as 2026-11-22. */
export function dayIn(zone, now) {
  let calendar = calendars.get(zone);
  if (!calendar) {
    calendar = new Intl.DateTimeFormat("en-US", {
      timeZone: zone, calendar: "gregory", numberingSystem: "latn", year: "numeric", month: "2-digit", day: "2-digit",
    });
    calendars.set(zone, calendar);
  }
  const parts = Object.fromEntries(calendar.formatToParts(now).map(({ type, value }) => [type, value]));
  return `${parts.year}-${parts.month}-${parts.day}`;
}

/* Days from one day to another, both as 2026-11-22. */
export const daysBetween = (from, to) => Math.round((Date.parse(to) - Date.parse(from)) / DAY);

const opensOn = (call) => (call.opens ? call.opens.slice(0, 10) : null);

/* The round that closes first among those that are open; when none is, the one that opens first. */
function nextCall(fund, now, day) {
  const ahead = fund.calls.filter((call) => call.closes_on >= day && Date.parse(call.closes) >= now.getTime());
  const open = ahead.find((call) => !call.opens || opensOn(call) <= day);
  return open ?? ahead.reduce((best, call) => (best && opensOn(best) <= opensOn(call) ? best : call), null);
}

const doubted = (fund, now, day) => ({ state: "unconfirmed", likely: nextCall(fund, now, day)?.closes_on ?? null });

function withoutARound(fund, day) {
  const again = fund.spans.find((span) => span.first && span.first > day);
  if (again) return { state: "closed", opens: again.first };
  if (fund.until && day > fund.until) return { state: "ended" };
  return { state: fund.unconfirmed ? "unconfirmed" : "closed" };
}

function found(fund, now, day) {
  if (fund.state) return fund.state === "unconfirmed" ? doubted(fund, now, day) : { state: fund.state };
  const span = fund.spans.find(({ first, last }) => (!first || first <= day) && (!last || day <= last));
  const call = nextCall(fund, now, day);
  if (!span && !call) return withoutARound(fund, day);
  if (fund.unconfirmed_from && day >= fund.unconfirmed_from) return doubted(fund, now, day);
  if (span) return { state: "rolling", until: span.last };
  const known = { deadline: call.closes_on, closes: call.closes };
  const opens = opensOn(call);
  if (opens && opens > day) {
    return { ...known, opens, state: daysBetween(day, opens) <= SOON ? "opens-soon" : "expected" };
  }
  const daysLeft = daysBetween(day, call.closes_on);
  return { ...known, daysLeft, state: daysLeft <= SOON ? "closing-soon" : "open" };
}

/* `fund` is the timetable in `data-calls`, `now` a Date. Gives the state, and with it, else null: the deadline and the
   first day as days of the site's zone, the moment it closes, the days left (0 on the last day), the last day before a
   break in a time without deadlines, and the next deadline as far as it can be reckoned when nobody has confirmed it. */
export function stateAt(fund, now) {
  const nothing = { deadline: null, closes: null, opens: null, daysLeft: null, until: null, likely: null };
  return { ...nothing, ...found(fund, now, dayIn(fund.zone, now)) };
}
