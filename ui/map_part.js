// The part of the map that is shown stays: a figure that changed is drawn as a new one, and is given the old one's part.
const MAP = ".st-key-map .js-plotly-plot", BACK = "[data-attr=zoom][data-val=reset]";
const axes = map => [map._fullLayout.xaxis, map._fullLayout.yaxis];
const isDrawn = map => map?._fullLayout?.xaxis?._rangeInitial0 !== undefined && map.querySelector(BACK);

// Plotly cannot be called from here, but its button back to the first part can: for as long it is told another one.
function show(map, part) {
  const first = axes(map).map(axis => [axis._rangeInitial0, axis._rangeInitial1]);
  const begin = parts => axes(map).forEach((axis, at) => { [axis._rangeInitial0, axis._rangeInitial1] = parts[at]; });
  begin(part);
  map.querySelector(BACK).dispatchEvent(new MouseEvent("click", { bubbles: true }));
  begin(first);
}

export default function ({ data, parentElement }) {
  const host = parentElement.querySelector(".map-part");
  if (host.whose !== data.whose) { host.whose = data.whose; host.kept = null; }
  if (host.watch) return () => host.watch.disconnect();

  const look = () => {
    const map = document.querySelector(MAP);
    if (map === host.map || !isDrawn(map)) return;
    host.map = map;
    requestAnimationFrame(() => {
      if (host.kept && map.isConnected) show(map, host.kept);
      map.on("plotly_relayout", () => { host.kept = axes(map).map(axis => [...axis.range]); });
    });
  };
  host.watch = new MutationObserver(look);
  host.watch.observe(document.body, { childList: true, subtree: true });
  look();
  return () => host.watch.disconnect();
}
