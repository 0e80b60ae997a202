// Measures large pictures in the main part of a page, and whether they look like a sheet of writing.
() => {
  const {all, isVisible, oneLine, componentOf, selectorOf, snippetOf} = portal;
  const MOST = 8, READ = 3, SIDE = 240, APART = 60;
  const FRAME = "header, footer, nav, a, button, [role=banner], [role=navigation], [role=contentinfo]";

  const pictures = all("img").filter(picture => !picture.closest(FRAME) && (isLarge(picture) || isLost(picture)))
    .sort((one, other) => area(other) - area(one)).slice(0, MOST);
  return pictures.map((element, place) => {
    const {width, height} = element.getBoundingClientRect();
    return {
      selector: selectorOf(element),
      snippet: snippetOf(element),
      component: componentOf(element),
      width: Math.round(width),
      height: Math.round(height),
      alt: oneLine(element.alt).length,
      ...(place < READ && !isLost(element) ? writing(element) : {plain: null, strokes: null}),
    };
  });

  function isLarge(picture) {
    const {width, height} = picture.getBoundingClientRect();
    return width >= 400 && height >= 200 && isVisible(picture);
  }

  function isLost(picture) {
    return picture.naturalWidth === 0 && Boolean(picture.getAttribute("src")) && !picture.closest("li") &&
      picture.parentElement.checkVisibility({checkVisibilityCSS: true});
  }

  function area(picture) {
    const {width, height} = picture.getBoundingClientRect();
    return width * height;
  }

  // The middle of the picture as it is shown. A picture of another host may not be read.
  function writing(picture) {
    const canvas = new OffscreenCanvas(SIDE, SIDE), pen = canvas.getContext("2d", {willReadFrequently: true});
    const shown = picture.getBoundingClientRect();
    const scale = Math.max(1, picture.naturalWidth / shown.width || 1);
    const side = Math.min(SIDE * scale, picture.naturalWidth || SIDE, picture.naturalHeight || SIDE);
    const left = ((picture.naturalWidth || side) - side) / 2, top = ((picture.naturalHeight || side) - side) / 2;
    pen.fillStyle = "#fff";
    pen.fillRect(0, 0, SIDE, SIDE);
    try {
      pen.drawImage(picture, left, top, side, side, 0, 0, SIDE, SIDE);
      return tally(pen.getImageData(0, 0, SIDE, SIDE).data);
    } catch {
      return {plain: null, strokes: null};
    }
  }

  function tally(data) {
    const buckets = new Map();
    for (let at = 0; at < data.length; at += 16) {
      const key = (data[at] >> 4) << 8 | (data[at + 1] >> 4) << 4 | data[at + 2] >> 4;
      buckets.set(key, (buckets.get(key) ?? 0) + 1);
    }
    const [ground] = [...buckets].reduce((one, other) => other[1] > one[1] ? other : one);
    const [red, green, blue] = [ground >> 8, ground >> 4 & 15, ground & 15].map(part => part * 16 + 8);
    let plain = 0, changes = 0, wasPlain = true;
    for (let at = 0, x = 0; at < data.length; at += 4, x = (x + 1) % SIDE) {
      const away = Math.max(Math.abs(data[at] - red), Math.abs(data[at + 1] - green), Math.abs(data[at + 2] - blue));
      if (away < 24) plain += 1;
      if (x === 0) wasPlain = true;
      if (away > APART && wasPlain) [changes, wasPlain] = [changes + 1, false];
      else if (away < 24 && !wasPlain) [changes, wasPlain] = [changes + 1, true];
    }
    const points = data.length / 4;
    return {plain: Math.round(100 * plain / points) / 100, strokes: Math.round(1000 * changes / points) / 10};
  }
}
