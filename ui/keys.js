// Keys and focus of every page: Ctrl+Z in a field is the field's, Escape takes typing back or closes the open panel,
// where the control that was pressed is drawn anew or goes, the focus goes to what stands in its place (from a menu to the
// button that opened it, of a journey whose row went to the same button of the next), a menu opened by key has the keys,
// and the menu of pages closes after a choice, which takes the focus to the page.
const FIELDS = "textarea, [contenteditable=true], input:not([type=checkbox], [type=radio], [type=range], [type=button], [type=file], [type=submit])";
const CONTROLS = "button:not(:disabled), input:not(:disabled), textarea, a[href], [tabindex='0']";
const CLOSES_MENU = "[data-testid=stSidebarCollapseButton] button";
const MAIN = "[data-testid=stMain]", MENU = "[role=menu]", LINE = "[role=menuitem]";
const ROW = "[class*='st-key-row-']", ROWS_MENU = "[class*='st-key-menu-'] button:not(:disabled)";
const OWN = /st-key-[^\s]+/;
const keyOf = element => element.className?.match?.(OWN)?.[0];
const seen = element => element.checkVisibility();
const controls = within => [...within.querySelectorAll(CONTROLS)].filter(seen);
const held = within => within.matches(CONTROLS) && seen(within) ? [within] : controls(within);

// What opened over the page closes by itself; the river is a list that stands in it.
const hasPopup = () => [...document.querySelectorAll("[role=menu], [role=listbox], [role=dialog]")].some(e => !e.closest("svg"));

// The keyed containers that an element stands in, inmost first, each with the number of the control among its own.
function placeOf(element) {
  const found = [];
  for (let up = element; up; up = up.parentElement) {
    const key = keyOf(up);
    if (key) found.push({ key, at: Math.max(held(up).indexOf(element), 0) });
  }
  return found;
}

// The rows of journeys beside the one that an element stands in, by key: those after it, then those before it, nearest first.
function besideOf(element) {
  const own = element.closest(ROW), every = own ? [...document.querySelectorAll(ROW)].filter(seen).map(keyOf) : [];
  const at = own ? every.indexOf(keyOf(own)) : 0;
  return own && [keyOf(own), ...every.slice(at + 1), ...every.slice(0, at).reverse()];
}

// The menu of the next row, where the row that an element stood in has gone; nothing where it is still there.
function nextRow(beside) {
  const there = key => document.querySelector(`.${CSS.escape(key)}`);
  if (!beside || there(beside[0])) return null;
  return beside.map(key => there(key)?.querySelector(ROWS_MENU)).find(menu => menu && seen(menu));
}

// What stands at a place now: in the inmost container that is still there, the control of that number or the last.
function nowAt(place, beside) {
  const next = nextRow(beside);
  if (next) return next;
  for (const { key, at } of place) {
    const there = document.querySelector(`.${CSS.escape(key)}`), all = there ? held(there) : [];
    if (all.length) return all[Math.min(at, all.length - 1)];
  }
  return null;
}

// Put text into a field so that React hears of it.
function write(field, text) {
  const kind = field instanceof HTMLTextAreaElement ? HTMLTextAreaElement : HTMLInputElement;
  Object.getOwnPropertyDescriptor(kind.prototype, "value").set.call(field, text);
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

export default function ({ data, parentElement, setTriggerValue }) {
  const host = parentElement.querySelector(".keys-host");
  host.panel = data.panel;
  host.close = () => setTriggerValue("closed", true);
  if (host.heard) return () => host.heard.abort();

  const heard = host.heard = new AbortController(), early = { signal: heard.signal, capture: true };
  const began = new WeakMap();
  const reached = new WeakSet();
  let pressed = null, place = [], beside = null, opener = [], isByKey = false;

  window.addEventListener("pointerdown", () => { isByKey = false; }, early);

  window.addEventListener("focusin", event => {
    const at = event.target;
    if (at.matches(FIELDS)) began.set(at, at.value);
    pressed = at;
    // A menu lies over the page: what is chosen in it is done where it was opened.
    if (at.closest(MENU) && place.length) return;
    place = placeOf(at);
    beside = besideOf(at);
    if (!at.closest(".st-key-panel, .st-key-item_panel")) opener = place;
  }, early);

  window.addEventListener("keydown", event => {
    isByKey = true;
    const field = event.target.closest?.(FIELDS);
    const isUndo = (event.ctrlKey || event.metaKey) && ["z", "y"].includes(event.key.toLowerCase());
    if (field && isUndo) { event.stopImmediatePropagation(); return; }
    if (field && event.key === "Enter") began.set(field, field.value);
    if (event.key !== "Escape" || event.isComposing || hasPopup()) return;
    if (field && began.has(field) && field.value !== began.get(field)) {
      event.stopImmediatePropagation();
      write(field, began.get(field));
    } else if (host.panel) {
      place = opener;
      if (pressed?.closest(".st-key-panel, .st-key-item_panel")) pressed.blur();
      host.close();
    }
  }, early);

  // The pages' menu lies over the page of a narrow window: once a page was chosen there, it closes, and the keys go on
  // in the page itself.
  window.addEventListener("click", event => {
    const menu = event.target.closest?.("[data-testid=stSidebar]");
    if (menu && event.target.closest("a[href]")) setTimeout(() => {
      menu.querySelector(CLOSES_MENU)?.click();
      document.querySelector(MAIN)?.focus({ preventScroll: true });
    });
  }, early);

  // Only where the focus was lost with its control: one that the reader took elsewhere stays there.
  const back = () => {
    const lost = document.activeElement === document.body && pressed && (!pressed.isConnected || pressed.disabled);
    const next = lost && nowAt(place, beside);
    if (next) next.focus({ preventScroll: true });
  };
  // A menu that was opened by key has the keys, once: the framework waits for all motion to end before it gives them,
  // and is not told of that where what moved has gone.
  const intoMenu = () => {
    const menu = document.querySelector(MENU), line = menu?.querySelector(LINE);
    if (!line || reached.has(menu)) return;
    reached.add(menu);
    if (isByKey && !menu.contains(document.activeElement)) line.focus();
  };
  // A place to drop files on takes the focus, so it is no mere decoration, as it says of itself.
  const named = () => { for (const drop of document.querySelectorAll("section[role=presentation][tabindex]")) drop.role = "group"; };
  named();
  const watch = new MutationObserver(() => { intoMenu(); back(); named(); });
  watch.observe(document.body, { childList: true, subtree: true, attributes: true, attributeFilter: ["disabled"] });
  heard.signal.addEventListener("abort", () => watch.disconnect());
  return () => heard.abort();
}
