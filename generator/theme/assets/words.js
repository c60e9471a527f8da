/* The words that a page gives a script: each stands in a template, under the name by which it is found. */
export function sayFrom(template) {
  const words = Object.fromEntries([...template.content.querySelectorAll("[data-say]")].map((it) => [it.dataset.say, it.textContent]));
  return (what, values = {}) => words[what].replace(/\{(\w+)\}/g, (gap, name) => values[name] ?? gap);
}
