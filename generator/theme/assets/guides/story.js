/* The form for an experience: makes the file, and prepares a mail. Nothing is sent, fetched or stored. */
import { mailTo } from "./mail.js";
import { asFile, slugOf } from "./story-text.js";
import { sayFrom } from "../words.js";

const part = (id) => document.getElementById(`ei-story-${id}`);
const form = part("form");
const facts = JSON.parse(part("facts").textContent);
const fields = [...form.querySelectorAll("[data-field]")];
const say = sayFrom(part("words"));
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
  const letter = (words) => `${say("hello", { name: contact.name })}\n\n${words}`;
  link.href = mailTo(contact.email, {
    subject: say("subject", { title: now.title.trim() || say("untitled") }),
    whole: letter(text).replaceAll("\n", "\r\n"),
    short: letter(say("short")),
  }).href;
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
