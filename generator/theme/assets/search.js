/* The search page: asks Pagefind's index, which lies beside the site, and writes what it finds.
   The words stand in the page's HTML; what is asked stands in the address, so a search can be shared and gone back to. */
(() => {
  "use strict";

  const form = document.getElementById("ei-finder");
  if (!form) return;

  const part = (id) => document.getElementById(id);
  const words = form.dataset;
  const input = part("ei-query");
  const kinds = part("ei-kinds");
  const selects = { community: part("ei-community"), theme: part("ei-theme") };
  const results = part("ei-results");
  const more = part("ei-more");
  const box = part("ei-facets");
  const PAGE = 10;

  let engine = null;
  let names = {};
  let found = [];
  let shown = 0;
  let turn = 0;

  const asked = () => ({
    q: input.value.trim(),
    kind: [...kinds.querySelectorAll("input:checked")].map((box) => box.value),
    community: selects.community.value,
    theme: selects.theme.value,
  });

  /* Pagefind knows the filters by the translated names that the pages carry. */
  const filters = (wanted, without) => {
    const made = {};
    if (wanted.kind.length && without !== "kind") made[words.kind] = { any: wanted.kind };
    if (wanted.community && without !== "community") made[words.community] = wanted.community;
    if (wanted.theme && without !== "theme") made[words.theme] = wanted.theme;
    return made;
  };

  const load = async () => {
    if (engine) return engine;
    const bundle = new URL(words.bundle, location.href);
    const made = await import(bundle + "pagefind.js");
    // A fund with a long page is no worse an answer than one with a short: length hardly counts.
    const ranking = { pageLength: 0.1, termFrequency: 0.4 };
    await made.options({ ranking, baseUrl: new URL(words.root, location.href).pathname });
    names = await made.filters(); // loads them too: a search counts only the filters that are loaded
    engine = made;
    return engine;
  };

  const remember = (wanted, push) => {
    const query = new URLSearchParams();
    if (wanted.q) query.set("q", wanted.q);
    for (const kind of wanted.kind) query.append("kind", kind);
    if (wanted.community) query.set("community", wanted.community);
    if (wanted.theme) query.set("theme", wanted.theme);
    const address = location.pathname + (query.size ? "?" + query : "");
    if (address === location.pathname + location.search) return;
    history[push ? "pushState" : "replaceState"](null, "", address);
  };

  const recall = () => {
    const query = new URLSearchParams(location.search);
    input.value = query.get("q") ?? "";
    const kind = query.getAll("kind");
    kinds.replaceChildren(...kind.map((value) => choice(value, "", true)));
    for (const [name, select] of Object.entries(selects)) {
      const value = query.get(name) ?? "";
      if (value && ![...select.options].some((one) => one.value === value)) select.append(new Option(value, value));
      select.value = value;
    }
    return asked();
  };

  const element = (name, className, text) => {
    const made = document.createElement(name);
    if (className) made.className = className;
    if (text) made.textContent = text;
    return made;
  };

  /* The words after the mark are there to be found, not to be read: a passage is cut from what stands before it.
     Pagefind counts words as they stand between spaces; its own excerpt knows of no mark. */
  const END = "␞";
  const LENGTH = 24;
  const LEAD = 6;
  const passage = (data) => {
    const all = data.content.trim().split(/\s+/);
    const end = all.findIndex((word) => word.startsWith(END));
    const text = end < 0 ? all : all.slice(0, end);
    const hits = [...new Set(data.locations)].filter((place) => place < text.length).sort((a, b) => a - b);
    const line = element("p");
    if (!hits.length && data.meta.summary) {
      line.append(data.meta.summary);
      return line;
    }
    const inside = (start) => hits.filter((hit) => hit >= start && hit < start + LENGTH).length;
    const best = hits.reduce((found, hit) => (inside(hit) > inside(found) ? hit : found), hits[0] ?? 0);
    const start = Math.max(0, Math.min(best - LEAD, text.length - LENGTH));
    if (start > 0) line.append("… ");
    text.slice(start, start + LENGTH).forEach((word, place) => {
      if (place > 0) line.append(" ");
      line.append(hits.includes(start + place) ? element("mark", "", word) : word);
    });
    if (start + LENGTH < text.length) line.append(" …");
    return line;
  };

  const card = (data) => {
    const item = element("li", "ei-card" + (data.meta.example ? " ei-card--example" : ""));
    const title = element("h3", "ei-card__title");
    const link = element("a", "", data.meta.title);
    link.href = data.url;
    title.append(link);
    item.append(title);
    if (data.meta.example) {
      const badge = element("p", "ei-badge ei-badge--example");
      badge.append(element("strong", "", data.meta.example));
      item.append(badge);
    }
    const about = [data.filters[words.kind], data.filters[words.community]].flat().filter(Boolean);
    item.append(element("p", "ei-meta", about.slice(0, 4).join(" · ")), passage(data));
    return item;
  };

  const count = (number, query) => {
    const told = number === 0 ? words.none : number === 1 ? words.one : words.many.replace("{count}", number);
    return query ? told + " " + words.for.replace("{query}", query) : told;
  };

  const cardsOf = async (results) => (await Promise.all(results.slice(0, PAGE).map((result) => result.data()))).map(card);

  const showMore = (cards) => {
    results.append(...cards);
    shown += cards.length;
    more.hidden = shown >= found.length;
  };

  const option = (value, number, chosen) => {
    const made = new Option(`${value} (${number})`, value);
    made.selected = value === chosen;
    return made;
  };

  const choice = (value, number, chosen) => {
    const label = element("label");
    const box = element("input");
    Object.assign(box, { type: "checkbox", name: "kind", value, checked: chosen });
    label.append(box, element("span", "", value), element("span", "ei-count", String(number)));
    return label;
  };

  /* Each facet counts what the others leave, so a number is what one gets by choosing it. */
  const counted = (wanted) =>
    Promise.all(["kind", "community", "theme"].map((name) => engine.search(wanted.q || null, { filters: filters(wanted, name) })));

  const facets = (wanted, left) => {
    const numbers = (place, name) =>
      Object.keys(names[words[name]] ?? {}).map((value) => [value, left[place]?.filters?.[words[name]]?.[value] ?? 0]);
    const focused = document.activeElement?.name === "kind" ? document.activeElement.value : null;
    kinds.replaceChildren(...numbers(0, "kind").filter(([value, number]) => number || wanted.kind.includes(value))
      .map(([value, number]) => choice(value, number, wanted.kind.includes(value))));
    kinds.parentElement.hidden = !kinds.childElementCount;
    if (focused) [...kinds.querySelectorAll("input")].find((box) => box.value === focused)?.focus();
    for (const [place, name] of [[1, "community"], [2, "theme"]]) {
      const select = selects[name];
      const options = numbers(place, name).filter(([value, number]) => number || value === wanted[name]);
      select.replaceChildren(select.options[0], ...options.map(([value, number]) => option(value, number, wanted[name])));
      if (!wanted[name]) select.selectedIndex = 0;
      select.parentElement.hidden = !options.length;
    }
    box.hidden = ![kinds.parentElement, ...Object.values(selects).map((select) => select.parentElement)].some((one) => !one.hidden);
  };

  /* The lists under the answers: away while there are answers; room for those is kept while they are on their way. */
  const giveRoom = (isAsked, isFound) => {
    part("ei-answers").classList.toggle("ei-answers--asked", isAsked);
    part("ei-answers").classList.toggle("ei-answers--found", isFound);
  };

  /* Everything that an answer changes is shown at once, so that nothing is moved after it has been seen. */
  const look = async (wanted) => {
    const mine = ++turn;
    const status = part("ei-count");
    const isAsked = Boolean(wanted.q) || Object.keys(filters(wanted)).length > 0;
    part("ei-found").hidden = false;
    giveRoom(isAsked, isAsked);
    if (!isAsked) {
      status.textContent = words.nothingAsked;
      results.replaceChildren();
      more.hidden = part("ei-nothing").hidden = true;
      box.hidden = false;
    }
    let cards, left;
    try {
      await load();
      const answer = isAsked ? await engine.search(wanted.q || null, { filters: filters(wanted) }) : { results: [] };
      [cards, left] = await Promise.all([cardsOf(answer.results), counted(wanted)]);
      if (mine !== turn) return;
      found = answer.results;
    } catch {
      if (mine !== turn) return;
      status.textContent = words.failed;
      box.hidden = true;
      giveRoom(isAsked, false);
      return;
    }
    shown = 0;
    results.replaceChildren();
    showMore(cards);
    part("ei-nothing").hidden = !isAsked || found.length > 0;
    part("ei-clear").parentElement.hidden = !Object.keys(filters(wanted)).length;
    if (isAsked) status.textContent = count(found.length, wanted.q);
    giveRoom(isAsked, found.length > 0);
    facets(wanted, left);
  };

  const ask = (push) => {
    const wanted = asked();
    remember(wanted, push);
    look(wanted);
  };

  let waiting = 0;
  input.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => ask(false), 300);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(waiting);
    ask(true);
  });
  box.addEventListener("change", () => ask(true));
  part("ei-clear").addEventListener("click", () => {
    const wanted = { ...asked(), kind: [], community: "", theme: "" };
    remember(wanted, true);
    look(wanted);
    input.focus();
  });
  more.addEventListener("click", async () => {
    const mine = turn;
    const cards = await cardsOf(found.slice(shown));
    if (mine !== turn) return;
    showMore(cards);
    cards[0]?.querySelector("a").focus();
  });
  window.addEventListener("popstate", () => look(recall()));

  const wanted = recall();
  box.open = Object.keys(filters(wanted)).length > 0 || (wanted.q !== "" && matchMedia("(min-width: 60em)").matches);
  look(wanted);
})();
