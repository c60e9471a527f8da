/* The address of a mail that a visitor sends: a pure function. */

const LONGEST_MAIL = 1800; // encoded characters; Windows hands at most about 2,000 to a mail program
const END = "\r\n"; // RFC 6068, 5

/* Half a sign, such as a cut emoji leaves behind, cannot stand in an address. */
const encoded = (text) => encodeURIComponent(text.replace(/\p{Surrogate}/gu, "\uFFFD"));

/* The address of a mail, with the whole text in it where that is short enough, else with the short one. */
export function mailTo(email, { subject, whole, short }) {
  const isWhole = encoded(whole).length <= LONGEST_MAIL;
  const line = subject.replace(/\s+/g, " ").slice(0, 200);
  const body = encoded(isWhole ? whole : short.replaceAll("\n", END));
  return { isWhole, href: `mailto:${encodeURIComponent(email).replace("%40", "@")}?subject=${encoded(line)}&body=${body}` };
}
