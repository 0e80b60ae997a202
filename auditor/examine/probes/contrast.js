// Finds text over pictures and gradients, and the edges of fields. Called as a function with {most, width, height}: as
// many components, and a part of the page to be pictured at most that large. Leaves its steps in `portal.contrast`.
async ({most, width, height}) => {
  const {all, byComponent, colourOf, componentOf, contrastOf, isVisible, nameOf, oneLine, parentOf} = portal;
  const SAMPLES = 4000, LEAST_ALPHA = 0.05;
  const FIELDS = "input:not([type]), input[type=text], input[type=search], input[type=password], input[type=email], " +
    "input[type=tel], input[type=number], input[type=url], textarea, input[type=checkbox], input[type=radio]";

  const styles = new Map();
  const origin = [scrollX, scrollY];
  const hidden = new CSSStyleSheet();
  hidden.replaceSync(`*, ::before, ::after, ::placeholder { color: transparent !important; text-shadow: none !important;
    -webkit-text-fill-color: transparent !important; -webkit-text-stroke-color: transparent !important;
    text-decoration-color: transparent !important; transition: none !important; animation-play-state: paused !important }`);

  let leftOut = 0;
  const texts = await overPictures();
  const boundaries = all(FIELDS).filter(field => isVisible(field) && !field.disabled && isDrawn(field)).map(boundaryOf).filter(Boolean);
  const measured = [];
  portal.contrast = {hide, measure, tell, show};
  return clips();

  // One text of every component, in document order, with the rectangles of its lines on the page.
  async function overPictures() {
    const pictures = all("img, video, canvas, picture, svg").map(element => ({element, box: boxOf(element)}))
      .filter(({box}) => box.right - box.left > 40 && box.bottom - box.top > 20).slice(0, 200);
    const found = new Map(), loaded = new Map();
    for (const element of wordsOf()) {
      const component = componentOf(element);
      if (found.has(component) || !isVisible(element)) continue;
      const box = boxOf(element);
      if (!hasPicture(element) && !pictures.some(picture => overlap(picture.box, box) && !element.contains(picture.element))) continue;
      const text = textOf(element);
      if (!text) continue;
      const behind = pictureBehind(element, text.lines[0]);
      if (!behind) continue;
      const source = sourceOf(behind);
      if (!loaded.has(source)) loaded.set(source, await isLoaded(behind, source));
      if (found.size >= most || !loaded.get(source)) {
        leftOut += 1;
        found.set(component, null);
      } else found.set(component, text);
    }
    scrollTo(...origin);
    return [...found.values()].filter(Boolean);
  }

  function wordsOf() {
    const found = new Set();
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node.parentElement;
      if (/[\p{L}\p{N}]/u.test(node.data) && !element.closest("script, style, noscript, option, select, svg, marquee")) found.add(element);
    }
    return found;
  }

  // A background picture before a plain opaque colour, on the way out of the element.
  function hasPicture(element) {
    for (let at = element; at; at = parentOf(at)) {
      const style = styleOf(at);
      if (style.backgroundImage !== "none") return true;
      if (alphaOf(style.backgroundColor) === 1) return false;
    }
    return false;
  }

  function textOf(element) {
    const style = styleOf(element);
    const colour = colourOf(style.webkitTextFillColor || style.color);
    let alpha = colour[3];
    for (let at = element; at; at = parentOf(at)) {
      const {opacity, mixBlendMode, backgroundClip} = styleOf(at);
      if (mixBlendMode !== "normal" || backgroundClip.includes("text")) return null;
      alpha *= Number(opacity);
    }
    if (alpha < LEAST_ALPHA) return null;
    const lines = [];
    for (const node of element.childNodes) {
      if (node.nodeType !== 3 || !node.data.trim()) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      lines.push(...[...range.getClientRects()].filter(line => line.width > 2 && line.height > 2));
    }
    if (!lines.length) return null;
    return {
      element, colour, alpha,
      lines: lines.slice(0, 20).map(line => ({x: line.left + scrollX, y: line.top + scrollY, width: line.width, height: line.height})),
      words: oneLine([...element.childNodes].map(node => node.nodeType === 3 ? node.data : "").join(" ")).slice(0, 20),
      font_px: Math.round(parseFloat(style.fontSize) * 10) / 10,
      weight: Number(style.fontWeight),
      is_outlined: style.textShadow !== "none" || parseFloat(style.webkitTextStrokeWidth) > 0,
    };
  }

  // What axe-core cannot see through: the first picture below the text, unless a plain colour is nearer or something
  // else lies upon the text.
  function pictureBehind(element, {x, y, width, height}) {
    const middle = y + height / 2;
    if (middle < scrollY || middle > scrollY + innerHeight) scrollTo({left: scrollX, top: middle - innerHeight / 2, behavior: "instant"});
    const stack = document.elementsFromPoint(x + width / 2 - scrollX, middle - scrollY);
    const at = stack.findIndex(each => each === element || element.contains(each));
    if (at < 0) return null;
    for (const above of stack.slice(0, at)) if (!above.contains(element) || paints(above)) return null;
    for (const below of stack.slice(at)) {
      if (below.matches("img, video, canvas, svg")) return below;
      const style = styleOf(below);
      if (style.backgroundImage !== "none") return below;
      if (alphaOf(style.backgroundColor) === 1) return null;
    }
    return null;
  }

  function paints(element) {
    const {backgroundColor, backgroundImage} = styleOf(element);
    return backgroundImage !== "none" || alphaOf(backgroundColor) > 0 || element.matches("img, video, canvas, svg");
  }

  function sourceOf(element) {
    return element.currentSrc || styleOf(element).backgroundImage;
  }

  async function isLoaded(element, source) {
    if (element.localName === "img") return element.complete && element.naturalWidth > 0;
    if (element.localName === "video") return element.readyState > 1 || element.poster !== "";
    for (const [, address] of source.matchAll(/url\("([^"]+)"\)/g)) {
      const image = new Image();
      image.src = address;
      const late = new Promise(done => setTimeout(done, 400, false));
      if (!await Promise.race([image.decode().then(() => true, () => false), late])) return false;
    }
    return true;
  }

  // Parts of the page to picture: texts near to each other share one.
  function clips() {
    const found = [];
    for (const text of texts) {
      const box = frame(text.lines);
      const same = found.find(({left, top, right, bottom}) =>
        Math.max(right, box.right) - Math.min(left, box.left) <= width && Math.max(bottom, box.bottom) - Math.min(top, box.top) <= height);
      if (!same) found.push({...box, texts: [text]});
      else {
        Object.assign(same, {left: Math.min(same.left, box.left), top: Math.min(same.top, box.top),
          right: Math.max(same.right, box.right), bottom: Math.max(same.bottom, box.bottom)});
        same.texts.push(text);
      }
    }
    portal.clips = found;
    return found.map(({left, top, right, bottom}) => ({x: left, y: top, width: right - left, height: bottom - top}));
  }

  function frame(lines) {
    return {
      left: Math.max(0, Math.floor(Math.min(...lines.map(line => line.x)))),
      top: Math.max(0, Math.floor(Math.min(...lines.map(line => line.y)))),
      right: Math.ceil(Math.max(...lines.map(line => line.x + line.width))),
      bottom: Math.ceil(Math.max(...lines.map(line => line.y + line.height))),
    };
  }

  function hide() {
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, hidden];
    return new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
  }

  function show() {
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter(sheet => sheet !== hidden);
    scrollTo(...origin);
    delete portal.contrast;
    delete portal.clips;
  }

  // Measures the texts of a part of the page from its picture, a PNG in base 64.
  async function measure([number, picture]) {
    const {left, top, texts} = portal.clips[number];
    const bytes = Uint8Array.from(atob(picture), letter => letter.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes], {type: "image/png"}), {colorSpaceConversion: "none"});
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height).getContext("2d", {willReadFrequently: true});
    canvas.drawImage(bitmap, 0, 0);
    for (const {colour, alpha, lines, ...text} of texts) {
      const pixels = [];
      const area = lines.reduce((sum, line) => sum + line.width * line.height, 0);
      const stride = Math.max(1, Math.floor(Math.sqrt(area / SAMPLES)));
      for (const line of lines) {
        const x = Math.round(line.x - left), y = Math.round(line.y - top), wide = Math.round(line.width), high = Math.round(line.height);
        if (wide < 1 || high < 1) continue;
        const {data} = canvas.getImageData(x, y, wide, high);
        for (let row = 0; row < high; row += stride) for (let column = 0; column < wide; column += stride) {
          const at = 4 * (row * wide + column);
          if (data[at + 3] === 255) pixels.push(contrastOf(blend(colour, alpha, data.slice(at, at + 3)), data.slice(at, at + 3)));
        }
      }
      if (!pixels.length) continue;
      pixels.sort((one, other) => one - other);
      measured.push({...text, low: part(pixels, 0.1), median: part(pixels, 0.5)});
    }
  }

  function part(sorted, share) {
    return Math.round(sorted[Math.floor(share * (sorted.length - 1))] * 100) / 100;
  }

  function tell() {
    return {
      texts: byComponent(measured, () => false),
      left_out: leftOut,
      boundaries: byComponent(boundaries, (one, other) => visibility(one) < visibility(other)),
    };
  }

  function visibility({border, fill, around, is_hinted}) {
    return is_hinted ? 21 : Math.max(border, fill, around);
  }

  // A field as the browser draws it is not the page's choice.
  function isDrawn(field) {
    const style = styleOf(field);
    if (/checkbox|radio/.test(field.type)) return style.appearance === "none";
    return style.borderTopStyle !== "inset";
  }

  function boundaryOf(field) {
    const outside = colourBehind(parentOf(field));
    const inside = colourBehind(field);
    const style = styleOf(field);
    if (!outside) return null;
    let around = 1;
    const box = field.getBoundingClientRect();
    for (let at = parentOf(field), levels = 0; at && levels < 3; at = parentOf(at), levels += 1) {
      const outer = at.getBoundingClientRect();
      if (outer.height > 2 * box.height + 8 || outer.width > box.width + 260) break;
      const beyond = colourBehind(parentOf(at)), own = colourBehind(at);
      if (!beyond || !own) return null;
      around = Math.max(around, borderOf(styleOf(at), beyond), contrastOf(own, beyond));
    }
    return {
      element: field,
      name: field.labels?.[0]?.innerText.trim().slice(0, 40) || nameOf(field) || field.name,
      border: rounded(borderOf(style, outside)),
      fill: rounded(inside ? contrastOf(inside, outside) : 1),
      around: rounded(around),
      is_hinted: !inside || isHinted(field, box),
    };
  }

  // The contrast of the best side of the border, the outline or a shadow.
  function borderOf(style, outside) {
    const colours = ["Top", "Right", "Bottom", "Left"]
      .filter(side => parseFloat(style[`border${side}Width`]) > 0 && !/none|hidden/.test(style[`border${side}Style`]))
      .map(side => style[`border${side}Color`]);
    if (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0) colours.push(style.outlineColor);
    colours.push(...style.boxShadow.match(/[a-z]+\([^)]*\)/g) ?? []);
    return Math.max(1, ...colours.map(colourOf).map(colour => contrastOf(blend(colour, colour[3], outside), outside)));
  }

  function isHinted(field, box) {
    if (field.placeholder || (field.value && !/checkbox|radio/.test(field.type)) || field.checked) return true;
    const before = getComputedStyle(parentOf(field), "::before").content, after = getComputedStyle(parentOf(field), "::after").content;
    if (![before, after].every(content => /none|normal/.test(content))) return true;
    return all("button, input[type=submit], input[type=button], input[type=image], a, img, svg, i", parentOf(parentOf(field) ?? field) ?? document)
      .some(other => isVisible(other) && overlap(grown(box, 6), other.getBoundingClientRect()));
  }

  function grown({left, top, right, bottom}, by) {
    return {left: left - by, top: top - by, right: right + by, bottom: bottom + by};
  }

  // The plain colour one sees in the place of the element; null where a picture or a gradient is.
  function colourBehind(element) {
    const layers = [];
    for (let at = element; at; at = parentOf(at)) {
      const {backgroundImage, backgroundColor, opacity} = styleOf(at);
      if (backgroundImage !== "none" || Number(opacity) < 1) return null;
      layers.unshift(colourOf(backgroundColor));
      if (alphaOf(backgroundColor) === 1) break;
    }
    return layers.reduce((below, layer) => blend(layer, layer[3], below), [255, 255, 255]);
  }

  function overlap(one, other) {
    return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
  }

  function boxOf(element) {
    const {left, top, right, bottom} = element.getBoundingClientRect();
    return {left: left + scrollX, top: top + scrollY, right: right + scrollX, bottom: bottom + scrollY};
  }

  function styleOf(element) {
    if (!styles.has(element)) styles.set(element, getComputedStyle(element));
    return styles.get(element);
  }

  function alphaOf(colour) {
    return colourOf(colour)[3];
  }

  function blend(colour, alpha, below) {
    return [0, 1, 2].map(index => colour[index] * alpha + below[index] * (1 - alpha));
  }

  function rounded(number) {
    return Math.round(number * 100) / 100;
  }
}
