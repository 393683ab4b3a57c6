// Rings the control in which the walkthrough's next step is done, and brings it into sight and under the keys when asked.
const INNER = "button, input, [tabindex]", RING = ":not(.band){outline:2px solid var(--accent)!important;outline-offset:2px;border-radius:6px}";
const WAITS_MS = 50, TRIES = 100;
const still = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

export default function ({ data, parentElement }) {
  const host = parentElement.querySelector(".show-where");
  host.where = data.where;
  // A control with a hint is drawn twice, once for the wide page and once for the narrow one: the one in sight is meant.
  const inSight = each => [...document.querySelectorAll(each)].find(found => found.checkVisibility());
  const meant = () => host.where.find(inSight);
  host.ring ??= parentElement.appendChild(document.createElement("style"));
  const ring = () => { const at = meant(), said = at ? at + RING : ""; if (host.ring.textContent !== said) host.ring.textContent = said; };
  ring();

  const go = tries => {
    const at = meant();
    if (!at) { if (tries && host.isConnected) setTimeout(go, WAITS_MS, tries - 1); return; }
    const found = inSight(at);
    found.scrollIntoView({ block: "center", behavior: still() ? "auto" : "smooth" });
    (found.matches(INNER) ? found : found.querySelector(INNER) ?? found).focus({ preventScroll: true, focusVisible: true });
  };
  // Asked once is gone to once, also where this is drawn anew: the focus is never taken unasked.
  if (data.asked > (window.tourShown ?? 0)) { window.tourShown = data.asked; go(TRIES); }

  if (host.watch) return () => host.watch.disconnect();
  host.watch = new MutationObserver(ring);
  host.watch.observe(document.body, { childList: true, subtree: true, attributes: true, attributeFilter: ["disabled"] });
  return () => host.watch.disconnect();
}
