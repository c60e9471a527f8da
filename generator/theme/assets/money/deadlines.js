/* Corrects what depends on the visitor's day: the page may have been built a week ago. Each element with `data-calls`
   carries the timetable of a fund; its words stand in the template `ei-state-words`. Nothing is stored or fetched. */
import { dayIn, stateAt } from "./rounds.js";

const SHOWN = ["open", "closing-soon", "opens-soon", "expected"];
const words = document.getElementById("ei-state-words");
const language = document.documentElement.lang || "en";

const noon = (day) => new Date(`${day}T12:00:00Z`);
const dateFormat = (options) => new Intl.DateTimeFormat(language, { timeZone: "UTC", ...options });
const longDay = dateFormat({ day: "numeric", month: "long", year: "numeric" });
const weekday = dateFormat({ weekday: "long" });
const shortMonth = dateFormat({ month: "short" });

const clockTime = dateFormat({ hour: "2-digit", minute: "2-digit", hourCycle: "h23" });

const inDays = (day) => longDay.format(noon(day));
const gap = (text, name, value) => text.replace(`{${name}}`, value);

function withWeekday(day) {
  return `${weekday.format(noon(day))} ${inDays(day)}`;
}

/* The digits of the clock come from the moment itself, so they are those of the site's zone. */
function clock(closes) {
  if (closes.slice(11, 23) === "23:59:59.999") return "";
  return gap(words.dataset.at, "time", clockTime.format(new Date(`${closes.slice(0, 16)}Z`)));
}

function daysLeft(count) {
  if (count === 0) return words.dataset.today;
  return gap(count === 1 ? words.dataset.one : words.dataset.many, "count", String(count));
}

/* Fills an element, or hides it when there is nothing to say. */
function say(element, text) {
  if (!element) return;
  element.hidden = !text;
  if (text) element.textContent = text;
}

function turnLeaf(leaf, day, state) {
  if (!leaf) return;
  leaf.hidden = !day;
  if (!day) return;
  leaf.className = `ei-leaf ei-leaf--${state}`;
  leaf.querySelector(".ei-leaf__month").textContent = shortMonth.format(noon(day)).replace(/\.$/, "");
  leaf.querySelector(".ei-leaf__day").textContent = String(Number(day.slice(8)));
  leaf.querySelector(".ei-leaf__year").textContent = day.slice(0, 4);
}

function setDeadline(box, day, closes) {
  const whole = box.querySelector("[data-part=deadline]");
  if (!whole) return;
  whole.hidden = !day;
  if (!day) return;
  const time = whole.querySelector("time");
  const at = "weekday" in time.dataset ? clock(closes) : "";
  time.dateTime = "weekday" in time.dataset ? closes : day;
  time.textContent = ("weekday" in time.dataset ? withWeekday(day) : inDays(day)) + (at && `, ${at}`);
}

/* What the state of a fund means, in a sentence. */
function explained({ state, opens, until }, told) {
  if (state === "closed" && opens) return words.dataset.again;
  return until ? words.dataset.break : told.dataset.explained;
}

/* The day that nobody has confirmed, in the words (`data-say`) that fit the place. */
function notConfirmed({ state, likely }, wording) {
  if (state !== "unconfirmed") return "";
  if (likely) return gap(words.dataset[wording], "day", inDays(likely));
  return wording === "ask" ? words.dataset.onlyAsk : "";
}

function correct(holder, now) {
  const fund = JSON.parse(holder.dataset.calls);
  const box = holder.closest(".ei-card") ?? holder; // the leaf of a card stands beside what is told
  const found = stateAt(fund, now);
  const told = words.content.querySelector(`[data-state="${found.state}"]`);
  const day = SHOWN.includes(found.state) ? found.deadline : null;
  if (holder.dataset.state !== found.state) {
    const chip = box.querySelector(".ei-chip");
    if (chip) {
      chip.className = `ei-chip ei-chip--${found.state}`;
      chip.textContent = told.textContent;
    }
    box.classList.replace(`ei-status--${holder.dataset.state}`, `ei-status--${found.state}`);
    holder.dataset.state = found.state;
  }
  say(box.querySelector("[data-part=explained]"), explained(found, told));
  turnLeaf(box.querySelector(".ei-leaf"), day, found.state);
  setDeadline(box, day, found.closes);
  say(box.querySelector("[data-part=left]"), found.daysLeft === null ? "" : daysLeft(found.daysLeft));
  say(box.querySelector("[data-part=opens]"), found.opens && gap(words.dataset.opens, "day", inDays(found.opens)));
  say(box.querySelector("[data-part=until]"), found.until && gap(words.dataset.until, "day", inDays(found.until)));
  const likely = box.querySelector("[data-part=likely]");
  if (likely) say(likely, notConfirmed(found, likely.dataset.say));
  for (const part of box.querySelectorAll("[data-for]")) part.hidden = part.dataset.for !== (day ?? found.state);
}

/* A list that promises a state (`data-only`) keeps no fund that is in another by now. */
function keepPromises() {
  for (const list of document.querySelectorAll("[data-only]")) {
    const states = list.dataset.only.split(" ");
    const holders = [...list.querySelectorAll("[data-calls]")];
    for (const holder of holders) holder.closest("li").hidden = !states.includes(holder.dataset.state);
    list.hidden = holders.every((holder) => holder.closest("li").hidden);
  }
  for (const note of document.querySelectorAll("[data-if-empty]")) {
    const lists = [...note.parentElement.querySelectorAll("[data-only]")];
    note.hidden = lists.some((list) => !list.hidden && list.dataset.only !== "unconfirmed");
  }
}

function correctAll() {
  const now = new Date();
  for (const holder of document.querySelectorAll("[data-calls]")) correct(holder, now);
  keepPromises();
  const today = dayIn(words.dataset.zone, now);
  for (const part of document.querySelectorAll("[data-gone-after]")) part.hidden = part.dataset.goneAfter < today;
}

if (words) {
  correctAll();
  document.addEventListener("visibilitychange", () => document.hidden || correctAll());
}
