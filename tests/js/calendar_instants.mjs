// Reads a calendar as two JavaScript programs do and prints what they understand as JSON.
//
// ical.js is what Thunderbird and Nextcloud read with, node-ical what many wall displays do.
// Usage: node calendar_instants.mjs file.ics

import { readFileSync } from "node:fs";
import ICAL from "ical.js";
import nodeIcal from "node-ical";

const two = (number) => String(number).padStart(2, "0");
const instant = (date) => date.toISOString().replace(".000Z", "Z");

function fromIcalJs(text) {
  const calendar = new ICAL.Component(ICAL.parse(text));
  const when = (time) => (time.isDate ? time.toString() : instant(new Date(time.toUnixTime() * 1000)));
  return calendar.getAllSubcomponents("vevent").map((component) => {
    const event = new ICAL.Event(component);
    return {
      uid: event.uid,
      summary: event.summary,
      start: when(event.startDate),
      end: component.hasProperty("dtend") ? when(event.endDate) : null,
      status: component.getFirstPropertyValue("status"),
      categories: component.getFirstProperty("categories").getValues(),
      sequence: event.sequence,
    };
  });
}

function fromNodeIcal(text) {
  const when = (date) =>
    date.dateOnly ? `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}` : instant(date);
  return Object.values(nodeIcal.sync.parseICS(text))
    .filter((item) => item.type === "VEVENT")
    .map((event) => ({
      uid: event.uid,
      summary: event.summary.val ?? event.summary,
      start: when(event.start),
      end: when(event.end), // where there is none, it takes the start
      status: event.status,
      categories: event.categories,
      sequence: Number(event.sequence),
    }));
}

const text = readFileSync(process.argv[2], "utf8");
process.stdout.write(JSON.stringify({ "ical.js": fromIcalJs(text), "node-ical": fromNodeIcal(text) }));
