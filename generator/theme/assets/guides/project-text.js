/* A project description as sums, as parts with headings, and as plain text. Pure functions: no page is read or written.
   A state holds what stands in the fields, as text: `fields` by name, and `lists` of lines with `what` and `value`. */
import { LARGEST, readNumber } from "../money/reckoning.js";

export const LISTS = ["budget", "grants", "others", "timeline"];
const LONGEST_LABEL = 52;
const END = "\r\n"; // what old programs and mail (RFC 6068, 5) ask for

/* Whether a text is an amount that can be reckoned with; an empty one is. */
export function faultOf(text) {
  const number = readNumber(text);
  if (Number.isNaN(number)) return "not-a-number";
  return number > LARGEST ? "too-large" : "";
}

const amountOf = (text) => (faultOf(text) ? 0 : readNumber(text) ?? 0);
const sumOf = (lines) => lines.reduce((sum, line) => sum + amountOf(line.value), 0);
const rounded = (number) => Math.round(number * 100) / 100; // to whole øre or cents, past what fractions get wrong

export function reckoned({ fields, lists }) {
  const { budget, grants, others } = lists;
  const work = rounded(amountOf(fields.hours) * amountOf(fields.rate));
  const costs = rounded(sumOf(budget));
  const income = rounded(amountOf(fields.own) + work + sumOf(grants) + sumOf(others));
  const amounts = [fields.own, fields.hours, fields.rate, ...[...budget, ...grants, ...others].map((line) => line.value)];
  return { work, costs, income, missing: rounded(costs - income), isUnreadable: amounts.some(faultOf) };
}

const isWritten = (line) => line.what.trim() !== "" || line.value.trim() !== "";
export const isEmpty = ({ fields, lists }) =>
  Object.values(fields).every((text) => text.trim() === "") && Object.values(lists).every((lines) => !lines.some(isWritten));

const priced = (lines, money, label = (what) => what) =>
  lines.filter(isWritten).map(({ what, value }) => [label(what), faultOf(value) || !value.trim() ? value : money(readNumber(value))]);

function financing({ fields, lists }, sums, { say, money }) {
  const rows = [];
  if (fields.own.trim()) rows.push(...priced([{ what: say("own"), value: fields.own }], money));
  if (sums.work > 0) rows.push([say("work", { hours: fields.hours.trim(), rate: money(amountOf(fields.rate)) }), money(sums.work)]);
  rows.push(...priced(lists.grants, money, (what) => say("grant", { what })), ...priced(lists.others, money));
  if (rows.length) rows.push([say("total"), money(sums.income)]);
  if (rows.length && sums.missing > 0) rows.push([say("lacks"), money(sums.missing)]);
  if (rows.length && sums.missing < 0) rows.push([say("excess"), money(-sums.missing)]);
  return rows;
}

/* Everything that is filled in, in order: each part has a heading and either a text or rows of two columns.
   `names` gives the title of the chosen community and theme; `words` has `say` and `money`. */
export function partsOf(state, names, words) {
  const { fields, lists } = state;
  const sums = reckoned(state);
  const ask = (name) => words.say(`ask-${name}`);
  const budget = priced(lists.budget, words.money);
  if (budget.length) budget.push([words.say("total"), words.money(sums.costs)]);
  const contact = [fields.name, fields.phone, fields.mail].map((text) => text.trim()).filter(Boolean).join("\n");
  const parts = [
    { heading: ask("community"), text: names.community },
    { heading: ask("theme"), text: names.theme },
    ...["background", "aim", "plan"].map((name) => ({ heading: ask(name), text: fields[name] })),
    { heading: ask("budget"), rows: budget, sums: 1 },
    { heading: ask("financing"), rows: financing(state, sums, words), sums: sums.missing === 0 ? 1 : 2 },
    { heading: ask("timeline"), rows: lists.timeline.filter(isWritten).map((line) => [line.value, line.what]) },
    { heading: ask("partners"), text: fields.partners },
    { heading: ask("contact"), text: contact },
  ];
  return parts.filter((part) => (part.rows ? part.rows.length : part.text.trim()));
}

const long = (text) => [...text].length;
const pad = (text, length) => text + " ".repeat(Math.max(0, length - long(text)));

/* Rows in columns: amounts to the right, other second columns to the left. */
function columns({ rows, sums }) {
  const first = Math.min(LONGEST_LABEL, Math.max(...rows.map(([label]) => long(label))));
  const second = Math.max(...rows.map(([, value]) => long(value)));
  const rule = "-".repeat(first + 2 + second);
  const told = rows.flatMap(([label, value]) => {
    const shown = sums ? " ".repeat(second - long(value)) + value : value;
    return long(label) > first ? [label, pad("", first + 2) + shown] : [`${pad(label, first)}  ${shown}`.trimEnd()];
  });
  if (sums) told.splice(-sums, 0, rule);
  return told;
}

const under = (heading, sign) => [heading, sign.repeat(Math.min(72, long(heading)))];

export function asText(kind, title, parts) {
  const body = parts.flatMap((part) => ["", ...under(part.heading, "-"), ...(part.rows ? columns(part) : part.text.trim().split(/\r\n|\r|\n/))]);
  return [...under(title, "="), kind, ...body, ""].join(END);
}
