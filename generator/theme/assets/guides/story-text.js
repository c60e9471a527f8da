/* What the visitor wrote -> the file of a story, as an editor would write it. Pure: no page, no clock. */
import { LARGEST, readNumber } from "../money/reckoning.js";

const LISTS = ["went_wrong", "again", "otherwise"];
const NUMBERS = ["cost", "hours"];
const LONGEST = 50;

/* A text in quotes: what JSON writes is read by YAML as the same text. */
const quoted = (text) => JSON.stringify(text.replace(/\s+/g, " ").trim());
const lines = (text) => text.split("\n").map((line) => line.trim()).filter(Boolean);
/* A number as a line of the file. What is no whole number waits behind a #, where the consultant sees it: nothing is lost. */
function numberLine(name, text) {
  const number = readNumber(text);
  if (number === null) return [];
  return [Number.isInteger(number) && number <= LARGEST ? `${name}: ${number}` : `# ${name}: ${text.replace(/\s+/g, " ").trim()}`];
}

export function slugOf(title) {
  const plain = title.toLowerCase().replaceAll("æ", "ae").replaceAll("ø", "o").replaceAll("å", "aa");
  const bare = plain.normalize("NFKD").replace(/[\u0300-\u036f]/g, "");
  return bare.replace(/[^a-z0-9]+/g, "-").slice(0, LONGEST).replace(/^-+|-+$/g, "") || "erfaring";
}

/* `told` holds the fields by name, `today` is a day as 2026-11-27. */
export function asFile(told, today, untitled) {
  const head = [`title: ${quoted(told.title || untitled)}`];
  if (told.summary.trim()) head.push(`summary: ${quoted(told.summary)}`);
  head.push(`published: ${today}`);
  const year = told.happened.replace(/\s+/g, " ").trim();
  if (year) head.push(`${/^\d{4}$/.test(year) ? "" : "# "}happened: ${year}`);
  for (const name of ["communities", "themes"]) if (told[name]) head.push(`${name}:`, `  - ${told[name]}`);
  for (const name of NUMBERS) head.push(...numberLine(name, told[name]));
  for (const name of LISTS) {
    const points = lines(told[name]);
    if (points.length) head.push(`${name}:`, ...points.map((point) => `  - ${quoted(point)}`));
  }
  if (told.ask.trim()) head.push(`ask: ${quoted(told.ask)}`);
  const body = told.body.replaceAll("\r", "").trim();
  return `---\n${head.join("\n")}\n---\n${body ? `\n${body}\n` : ""}`;
}
