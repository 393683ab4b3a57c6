// The card as a picture: what the SVG shows, drawn on a canvas of twice its size and saved as a file.
export default function ({ data, parentElement }) {
  const picture = parentElement.querySelector("img"), button = parentElement.querySelector("button");
  picture.alt = data.alt;
  picture.src = "data:image/svg+xml;charset=utf-8," + encodeURIComponent(data.svg);
  button.onclick = async () => {
    await picture.decode();
    const canvas = Object.assign(document.createElement("canvas"), { width: 2 * data.width, height: 2 * data.height });
    canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
    const blob = await new Promise(done => canvas.toBlob(done, "image/png"));
    const link = Object.assign(document.createElement("a"), { href: URL.createObjectURL(blob), download: data.name });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  };
}
