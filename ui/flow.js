// Tell which node of a flow was clicked: Streamlit hears of no click on one, so the page is listened to itself.
const numberOf = node => node.__data__?.node?.pointNumber ?? [...node.parentElement.children].indexOf(node);

export default function ({ data, setTriggerValue }) {
  const heard = new AbortController();
  const hear = event => {
    const node = event.target.closest?.(".sankey-node");
    for (const [key, names] of Object.entries(data.names)) {
      const name = node?.closest(`.st-key-${key}`) ? names[numberOf(node)] : undefined;
      if (name !== undefined) setTriggerValue("node", name);
    }
  };
  document.addEventListener("click", hear, { capture: true, signal: heard.signal });
  return () => heard.abort();
}
