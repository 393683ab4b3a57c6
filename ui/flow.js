// Tell which node of a flow was clicked: Streamlit hears of no click on one, so the drawing is listened to itself.
const LOOK_MS = 250;

export default function ({ data, setTriggerValue }) {
  const heard = new Map();
  const look = () => {
    for (const [key, names] of Object.entries(data.names)) {
      const drawn = document.querySelector(`.st-key-${key} .js-plotly-plot`);
      if (!drawn?.on || heard.get(key) === drawn) continue;
      heard.set(key, drawn);
      drawn.flowNames = names;
      if (drawn.flowClicked) drawn.removeListener("plotly_click", drawn.flowClicked);
      drawn.flowClicked = ({ points }) => {
        const point = points?.[0];
        if (point?.sourceLinks && point.pointNumber < drawn.flowNames.length)
          setTriggerValue("node", drawn.flowNames[point.pointNumber]);
      };
      drawn.on("plotly_click", drawn.flowClicked);
      drawn.dataset.answers = "clicks";
    }
  };
  look();
  const again = setInterval(look, LOOK_MS);
  return () => clearInterval(again);
}
