// The river's own small part: what is drawn changes in place, a band and its row answer each other, keys and clicks open.
const ROW = "st-key-row-";
const still = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

// Make a drawing what a fresh one is, and keep every element that is still there: its focus and its motion.
function become(old, fresh) {
  if (old.nodeType === Node.TEXT_NODE) { old.data = fresh.data; return; }
  for (const { name } of [...old.attributes]) if (!fresh.hasAttribute(name)) old.removeAttribute(name);
  for (const { name, value } of fresh.attributes) if (old.getAttribute(name) !== value) old.setAttribute(name, value);
  const keyed = new Map([...old.children].filter(c => c.dataset.key).map(c => [c.dataset.key, c]));
  let at = old.firstChild;
  for (const child of [...fresh.childNodes]) {
    const key = child.dataset?.key;
    const kept = key ? keyed.get(key) : at && !at.dataset?.key && at.nodeName === child.nodeName ? at : null;
    if (!kept) { old.insertBefore(document.importNode(child, true), at); continue; }
    become(kept, child);
    if (kept === at) at = at.nextSibling; else old.insertBefore(kept, at);
  }
  while (at) { const next = at.nextSibling; at.remove(); at = next; }
}

// Write the names, cut to the room that each has at this width; one that is left with no word is not written.
function fit(host, svg) {
  const beside = host.clientWidth - svg.clientWidth - 34;
  const wide = svg.clientWidth, names = [...svg.querySelectorAll("text[data-name]")];
  for (const text of names) text.textContent = text.dataset.name;
  const lengths = names.map(text => text.getComputedTextLength());
  for (const [at, text] of names.entries()) {
    const { name, room, places } = text.dataset;
    const free = room ? room * wide - 10 : beside;
    const n = Math.floor(name.length * Math.min(1, free / Math.max(lengths[at], 1)));
    const said = n >= name.length ? name : n > 4 ? name.slice(0, n - 1).trimEnd() + "…" : "";
    text.textContent = places ? `${places} ${said}` : said;
  }
}

export default function ({ data, parentElement, setTriggerValue }) {
  const host = parentElement.querySelector(".river-host"), told = parentElement.querySelector(".river-told");
  const isNew = host.drawn !== data.svg;
  if (isNew) {
    const fresh = new DOMParser().parseFromString(data.svg, "image/svg+xml").documentElement;
    if (host.firstElementChild) become(host.firstElementChild, fresh); else host.append(document.importNode(fresh, true));
    host.drawn = data.svg;
  }
  const svg = host.firstElementChild;
  const bands = () => [...svg.querySelectorAll("[role=option]")];
  const band = id => bands().find(b => b.dataset.key === id);
  if (isNew) {
    fit(host, svg);
    host.told = null;
    if (host.again) host.again(); else told.textContent = data.legend;
  }
  const reached = band(host.dataset.reached) ?? band(data.opened) ?? bands()[0];
  if (reached) reached.tabIndex = 0;
  host.open = id => setTriggerValue("opened", id);
  if (data.opened && data.opened !== host.dataset.opened) show(data.opened);
  host.dataset.opened = data.opened;
  if (host.heard) return () => host.heard.abort();

  const heard = host.heard = new AbortController(), on = { signal: heard.signal };
  const marked = parentElement.appendChild(document.createElement("style"));
  const mark = id => {
    if (host.told === (id ?? "")) return;
    host.told = id ?? "";
    const chosen = id && band(id);
    for (const b of bands()) b.classList.toggle("on", b === chosen);
    svg.classList.toggle("some", Boolean(chosen));
    told.textContent = chosen ? chosen.getAttribute("aria-label") : data.legend;
    const rows = chosen ? `.${ROW}${CSS.escape(id)}` : "";
    marked.textContent = rows && `${rows}{background:var(--raised);box-shadow:-8px 0 var(--raised),8px 0 var(--raised)}` +
      `@media(forced-colors:active){${rows}{outline:2px solid Highlight}}`;
  };
  const rowOf = target => target.closest?.(`[class*="${ROW}"]`)?.className.match(/st-key-row-(\w+)/)?.[1];
  const bandOf = target => target.closest?.("[role=option]")?.dataset.key;
  const focused = () => bandOf(document.activeElement) ?? rowOf(document.activeElement);
  const answer = event => mark(bandOf(event.target) ?? rowOf(event.target) ?? focused());
  host.again = () => mark(focused());
  for (const kind of ["pointerover", "focusin"]) document.addEventListener(kind, answer, on);
  host.addEventListener("click", event => { const id = bandOf(event.target); if (id) host.open(id); }, on);
  host.addEventListener("keydown", event => {
    const id = bandOf(event.target), all = bands(), at = all.findIndex(b => b.dataset.key === id);
    const to = { ArrowDown: at + 1, ArrowRight: at + 1, ArrowUp: at - 1, ArrowLeft: at - 1, Home: 0, End: all.length - 1 }[event.key];
    if (id && (event.key === "Enter" || event.key === " ")) host.open(id);
    else if (to === undefined) return;
    else if (all[to]) reach(all, all[to]);
    event.preventDefault();
  }, on);
  const reach = (all, next) => {
    for (const b of all) b.tabIndex = b === next ? 0 : -1;
    host.dataset.reached = next.dataset.key;
    next.focus();
  };
  const sized = new ResizeObserver(() => fit(host, svg));
  sized.observe(host);
  heard.signal.addEventListener("abort", () => sized.disconnect());
  return () => heard.abort();

  // Bring the row of the journey that was opened into sight once the page has drawn it.
  function show(id, tries = 40) {
    const panel = document.querySelector(`.${ROW}${CSS.escape(id)} .st-key-panel`);
    if (panel) panel.closest(`[class*="${ROW}"]`).scrollIntoView({ block: "nearest", behavior: still() ? "auto" : "smooth" });
    else if (tries) setTimeout(show, 50, id, tries - 1);
  }
}
