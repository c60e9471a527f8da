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
    await made.options({ ranking, baseUrl: new URL(words.root, location.href).pathname, excerptLength: 24 });
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

  /* The words after the mark are there to be found, not to be read: an excerpt of them gives way to the summary. */
  const END = "␞";
  const passage = (data) => {
    const [text] = data.content.split(END);
    const [part] = data.excerpt.split(END);
    const isText = part.includes("<mark>") && text.includes(data.plain_excerpt.split(END)[0].trim());
    if (!isText) return data.meta.summary ?? text.slice(0, 160) + " …";
    return text.trimStart().startsWith(data.plain_excerpt.slice(0, 20)) ? part : "… " + part;
  };

  /* The excerpt is text with <mark> in it: everything else that looks like a tag stays text, as it does in a textarea. */
  const decoder = element("textarea");
  const excerpt = (html) => {
    const line = element("p");
    html.split(/(<mark>.*?<\/mark>)/s).forEach((piece) => {
      const marked = piece.startsWith("<mark>");
      decoder.innerHTML = marked ? piece.slice(6, -7) : piece;
      line.append(marked ? element("mark", "", decoder.value) : decoder.value);
    });
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
    item.append(element("p", "ei-meta", about.slice(0, 4).join(" · ")), excerpt(passage(data)));
    return item;
  };

  const count = (number, query) => {
    const told = number === 0 ? words.none : number === 1 ? words.one : words.many.replace("{count}", number);
    return query ? told + " " + words.for.replace("{query}", query) : told;
  };

  const showMore = async (mine) => {
    const next = await Promise.all(found.slice(shown, shown + PAGE).map((result) => result.data()));
    if (mine !== turn) return null;
    const cards = next.map(card);
    results.append(...cards);
    shown += cards.length;
    more.hidden = shown >= found.length;
    return cards[0] ?? null;
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
  const facets = async (wanted, mine) => {
    const query = wanted.q || null;
    const asks = ["kind", "community", "theme"].map((name) => engine.search(query, { filters: filters(wanted, name) }));
    const left = await Promise.all(asks);
    if (mine !== turn) return;
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

  const look = async (wanted) => {
    const mine = ++turn;
    const status = part("ei-count");
    part("ei-found").hidden = false;
    try {
      await load();
    } catch {
      status.textContent = words.failed;
      return;
    }
    const isAsked = wanted.q || Object.keys(filters(wanted)).length;
    const answer = isAsked ? await engine.search(wanted.q || null, { filters: filters(wanted) }) : { results: [] };
    if (mine !== turn) return;
    found = answer.results;
    shown = 0;
    results.replaceChildren();
    await showMore(mine);
    if (mine !== turn) return;
    part("ei-nothing").hidden = !isAsked || found.length > 0;
    part("ei-clear").parentElement.hidden = !Object.keys(filters(wanted)).length;
    status.textContent = isAsked ? count(found.length, wanted.q) : words.nothingAsked;
    await facets(wanted, mine);
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
    const first = await showMore(turn);
    first?.querySelector("a").focus();
  });
  window.addEventListener("popstate", () => look(recall()));

  const wanted = recall();
  box.open = matchMedia("(min-width: 60em)").matches || Object.keys(filters(wanted)).length > 0;
  look(wanted);
})();
