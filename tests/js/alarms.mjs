// Prints when the alarms of the first event of a calendar ring, on the clocks of the event, as ical.js reckons it.
//
// Usage: node alarms.mjs file.ics

import { readFileSync } from "node:fs";
import ICAL from "ical.js";

const calendar = new ICAL.Component(ICAL.parse(readFileSync(process.argv[2], "utf8")));
const component = calendar.getFirstSubcomponent("vevent");
const { startDate } = new ICAL.Event(component);
const rings = component.getAllSubcomponents("valarm").map((alarm) => {
  const moment = startDate.clone();
  moment.isDate = false; // a whole day begins at midnight
  moment.addDuration(alarm.getFirstPropertyValue("trigger"));
  return moment.toString().slice(0, 19);
});
process.stdout.write(JSON.stringify(rings));
