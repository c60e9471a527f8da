/* The form for an experience: makes the file, and prepares a mail. Nothing is sent, fetched or stored. */
import { asFile, slugOf } from "./story-text.js";

const LONGEST_MAIL = 1800;
const part = (id) => document.getElementById(`ei-story-${id}`);
const form = part("form");
const facts = JSON.parse(part("facts").textContent);
const fields = [...form.querySelectorAll("[data-field]")];
const words = Object.fromEntries(
  [...part("words").content.querySelectorAll("[data-say]")].map((it) => [it.dataset.say, it.textContent]),
);
const say = (what, values = {}) => words[what].replace(/\{(\w+)\}/g, (gap, name) => values[name] ?? gap);
const day = new Date();
const today = [day.getFullYear(), day.getMonth() + 1, day.getDate()].map((it) => String(it).padStart(2, "0")).join("-");

const told = () => Object.fromEntries(fields.map((field) => [field.dataset.field, field.value]));
const file = () => asFile(told(), today, say("untitled"));

function show() {
  const now = told();
  const text = file();
  part("file").textContent = text;
  const contact = facts.places[now.communities]?.contact ?? facts.contact;
  const link = part("send");
  link.hidden = !contact.email;
  if (!contact.email) return;
  const subject = encodeURIComponent(say("subject", { title: now.title.trim() || say("untitled") }));
  const letter = (words) => encodeURIComponent(`${say("hello", { name: contact.name })}\r\n\r\n${words.replaceAll("\n", "\r\n")}`);
  const full = `mailto:${contact.email}?subject=${subject}&body=${letter(text)}`;
  link.href = full.length <= LONGEST_MAIL ? full : `mailto:${contact.email}?subject=${subject}&body=${letter(say("short"))}`;
  link.textContent = say("mail", { name: contact.name });
}

form.addEventListener("input", show);
part("download").addEventListener("click", () => {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([file()], { type: "text/markdown" }));
  link.download = `${slugOf(told().title)}.md`;
  link.click();
  URL.revokeObjectURL(link.href);
  part("said").textContent = say("downloaded");
});
form.hidden = false;
document.querySelector("#ei-story .ei-project__paper").hidden = true;
show();
