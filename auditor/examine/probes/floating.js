// Finds what floats above the page. Called as a function; leaves `portal.floating` behind for the steps that follow:
// whether boxes move, where a box may be closed, whether it is gone, how it all stood before.
() => {
  const {isVisible, nameOf, oneLine, selectorOf, snippetOf, words: {floating: words}} = portal;
  const HIGH = 99, MOST = 12, EDGE = 40, SIDES = 6, SMALL = 60;
  const PAINTED = "img, video, canvas, svg, input, select, textarea, button, iframe";
  const WITHIN = "iframe, frame, object, embed, video, canvas";

  const boxes = found();
  const mask = boxes.find(box => isMask(box));
  const kept = boxes.filter(box => box !== mask && !isEmpty(box)).slice(0, MOST);
  const floats = kept.map(measured).filter(it => it !== null);
  portal.floating = {moved, aims, aim, isGone, restore};
  return {floats: floats.map(({box, element, ...told}) => told), scripts_lost: isScriptLost()};

  // Boxes that are fixed to the window, or lie absolutely and high on the page itself; the outermost of each.
  function found() {
    const outer = [];
    for (const element of document.body?.querySelectorAll("*") ?? []) {
      if (outer.length && outer[outer.length - 1].contains(element)) continue;
      const style = getComputedStyle(element);
      const floats = style.position === "fixed" || element.matches("dialog[open]") ||
        (style.position === "absolute" && isOnPage(element) && (Number(style.zIndex) >= HIGH || isDriven(element)));
      if (floats && isShown(element)) outer.push(element);
    }
    return outer.filter(isOnTop);
  }

  function isOnPage(element) {
    return [null, document.body, document.documentElement].includes(element.offsetParent);
  }

  // A script wrote its place on the element itself.
  function isDriven(element) {
    return Boolean((element.style.left || element.style.right) && (element.style.top || element.style.bottom));
  }

  function isShown(element) {
    if (!element.checkVisibility({checkOpacity: true, checkVisibilityCSS: true})) return false;
    return seenPart(boxOf(element)) > 0 && (isVisible(element) || [...element.querySelectorAll("*")].some(isVisible));
  }

  // A box without a size of its own is as large as what it holds.
  function boxOf(element) {
    const own = element.getBoundingClientRect();
    if (own.width >= 2 && own.height >= 2) return own;
    const parts = [...element.querySelectorAll("*")].slice(0, 200).filter(isVisible).map(part => part.getBoundingClientRect());
    if (!parts.length) return own;
    const left = Math.min(...parts.map(part => part.left)), right = Math.max(...parts.map(part => part.right));
    const top = Math.min(...parts.map(part => part.top)), bottom = Math.max(...parts.map(part => part.bottom));
    return {left, right, top, bottom, width: right - left, height: bottom - top};
  }

  function seenPart({left, right, top, bottom}) {
    const width = Math.min(right, innerWidth) - Math.max(left, 0), height = Math.min(bottom, innerHeight) - Math.max(top, 0);
    return width > 0 && height > 0 ? width * height / (innerWidth * innerHeight) : 0;
  }

  function pointsOf(box) {
    const points = [];
    const left = Math.max(box.left, 0), right = Math.min(box.right, innerWidth);
    const top = Math.max(box.top, 0), bottom = Math.min(box.bottom, innerHeight);
    for (let i = 0.5; i < SIDES; i++) {
      for (let j = 0.5; j < SIDES; j++) points.push([left + (right - left) * i / SIDES, top + (bottom - top) * j / SIDES]);
    }
    return points;
  }

  function isOnTop(element) {
    return pointsOf(boxOf(element)).some(([x, y]) => element.contains(document.elementFromPoint(x, y)));
  }

  function isMask(element) {
    return seenPart(boxOf(element)) > 0.9 && isEmpty(element) && getComputedStyle(element).pointerEvents !== "none";
  }

  function isEmpty(element) {
    return !element.innerText?.trim() && !element.matches(PAINTED) && element.querySelector(PAINTED) === null &&
      !/url\(/.test(getComputedStyle(element).backgroundImage) && !isLink(element);
  }

  function isLink(element) {
    return element.matches("a[href], [onclick]") || element.querySelector("a[href], [onclick]") !== null;
  }

  function measured(element) {
    const box = boxOf(element);
    const points = pointsOf(box);
    const hides = points.filter(([x, y]) => isOver(element, x, y)).length / points.length;
    // What covers all and hides nothing is the page itself.
    if (seenPart(box) > 0.9 && hides < 0.1) return null;
    const text = oneLine(`${element.innerText} ${[...element.querySelectorAll("[alt], [title]")].map(it => it.alt || it.title).join(" ")}`);
    return {
      element,
      box,
      selector: selectorOf(element),
      snippet: snippetOf(element),
      component: portal.componentOf(element),
      kind: kindOf(element, box, hides),
      name: nameOf(element).slice(0, 20),
      width: Math.round(box.width),
      height: Math.round(box.height),
      covered: rounded(seenPart(box)),
      hides: rounded(hides),
      moves: false,
      promotional: words.promotional.filter(word => text.includes(word)),
      timed: words.timed.some(word => text.includes(word)),
      opaque: isOpaque(element, box),
      controls: controlsOf(element).length,
    };
  }

  // Something of the page lies below the box at this point, not only blank paper.
  function isOver(element, x, y) {
    const stack = document.elementsFromPoint(x, y);
    const at = stack.findIndex(one => element.contains(one));
    if (at < 0) return false;
    return stack.slice(at + 1).some(one => !element.contains(one) && !one.contains(element) && one !== mask && isInked(one, x, y));
  }

  function isInked(element, x, y) {
    if (element.matches(PAINTED)) return true;
    for (const node of element.childNodes) {
      if (node.nodeType !== Node.TEXT_NODE || !node.data.trim()) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      const hit = [...range.getClientRects()].some(it => x >= it.left && x <= it.right && y >= it.top && y <= it.bottom);
      if (hit) return true;
    }
    return false;
  }

  function kindOf(element, box, hides) {
    if (element.matches("dialog[open], [role=dialog], [role=alertdialog], [aria-modal=true]")) return "dialog";
    if (element.querySelector(":scope > [role=dialog], :scope > [aria-modal=true]")) return "dialog";
    const wide = box.width >= 0.9 * innerWidth, low = box.height <= 0.3 * innerHeight;
    if (wide && low && (box.top <= 5 || box.bottom >= innerHeight - 5)) return "bar";
    if (element.matches("header, nav, footer, [role=banner], [role=navigation]") || (hides < 0.1 && element.querySelector("nav, header"))) return "bar";
    const isAtEdge = box.left <= EDGE || box.right >= innerWidth - EDGE;
    if (isToolBar(element, box, isAtEdge)) return "tools";
    const x = (box.left + box.right) / 2 / innerWidth, y = (box.top + box.bottom) / 2 / innerHeight;
    const isCentral = Math.abs(x - 0.5) < 0.15 && Math.abs(y - 0.5) < 0.25 && seenPart(box) > 0.05;
    return mask || isCentral ? "dialog" : "window";
  }

  function isToolBar(element, box, isAtEdge) {
    const signs = `${element.id} ${element.className}`.toLowerCase();
    if (words.tool_hints.some(hint => signs.includes(hint))) return true;
    if (isAtEdge && box.width <= SMALL + EDGE && box.height <= SMALL + EDGE) return true;
    const own = [element, ...element.querySelectorAll("a, button, img, li, p, span, div")].slice(0, 150);
    const names = own.map(one => squeezed(one.innerText?.trim() ? ownWords(one) : one.alt || one.title || one.ariaLabel || ""));
    const isTool = name => words.tool_names.includes(name) || (name.length <= 12 && words.tool_parts.some(part => name.includes(part)));
    if (names.some(name => name && isTool(name))) return true;
    return isAtEdge && box.width <= 200 && element.querySelectorAll("a, button, [onclick]").length >= 3;
  }

  function ownWords(element) {
    return [...element.childNodes].filter(node => node.nodeType === Node.TEXT_NODE).map(node => node.data).join("");
  }

  function isOpaque(element, box) {
    const parts = element.matches(WITHIN) ? [element] : [...element.querySelectorAll(WITHIN)];
    return element.shadowRoot !== null || parts.some(part => {
      const {width, height} = part.getBoundingClientRect();
      return width * height > 0.5 * box.width * box.height;
    });
  }

  // Controls that lead nowhere else; each may close the box.
  function controlsOf(element) {
    return [...element.querySelectorAll("a, area, button, input, [onclick], [role=button], [tabindex]"), ...pointed(element)]
      .filter(one => (isVisible(one) || one.localName === "area") && !leadsAway(one) && !one.matches("input[type=text], input[type=hidden]"));
  }

  // What the hand shows as a control without being one.
  function pointed(element) {
    return [...element.querySelectorAll("span, i, em, b, div, img, svg, p")].slice(0, 300)
      .filter(one => !one.closest("a, button, [onclick]") && getComputedStyle(one).cursor === "pointer" && one.children.length < 3);
  }

  function leadsAway(element) {
    const link = element.closest("a[href], area[href]");
    if (link === null) return false;
    const href = link.getAttribute("href").trim().toLowerCase();
    return href !== "" && !href.startsWith("#") && !href.startsWith("javascript:");
  }

  function isScriptLost() {
    const loaded = new Map(performance.getEntriesByType("resource").map(entry => [entry.name, entry]));
    return [...document.scripts].some(script => {
      if (!script.src) return false;
      const entry = loaded.get(script.src);
      return entry === undefined || entry.responseStatus >= 400 || entry.responseStatus === 0;
    });
  }

  // -- steps that follow

  // Whether each of the boxes stands elsewhere than when it was measured.
  function moved() {
    return floats.map(({element, box}) => {
      const now = boxOf(element);
      return Math.abs(now.left - box.left) + Math.abs(now.top - box.top) > 3 && element.isConnected;
    });
  }

  // How many places there are at which box `number` may be closed; the likeliest first.
  function aims(number) {
    const float = floats[number];
    float.before = remembered(float.element);
    float.size = boxOf(float.element);
    float.aims = closers(float.element, boxOf(float.element));
    return Math.min(float.aims.length, 3);
  }

  function closers(element, box) {
    const near = [...element.querySelectorAll("*")].slice(0, 400);
    for (const other of document.querySelectorAll("[class*=close i], [id*=close i], [onclick*=close i], [onclick*=none i]")) {
      if (!element.contains(other) && !other.contains(element) && isBeside(other.getBoundingClientRect(), box)) near.push(other);
    }
    const fit = near.filter(one => isVisible(one) && !leadsAway(one) && isSmallIn(one, box));
    const ranked = [fit.filter(isNamedClose), fit.filter(isHintedClose), fit.filter(one => isInCorner(one, box))].flat();
    const seen = new Set();
    return ranked.filter(one => {
      const {left, top, width, height} = one.getBoundingClientRect();
      const place = `${Math.round((left + width / 2) / 8)} ${Math.round((top + height / 2) / 8)}`;
      return !seen.has(place) && seen.add(place);
    });
  }

  function isBeside(inner, box) {
    return inner.width > 0 && inner.left >= box.left - 50 && inner.right <= box.right + 50 && inner.top >= box.top - 50 && inner.bottom <= box.bottom + 50;
  }

  function isSmallIn(one, box) {
    const {width, height} = one.getBoundingClientRect();
    return width * height <= 0.35 * box.width * box.height && height <= 100;
  }

  function isNamedClose(one) {
    return [one.innerText, one.value, one.alt, one.ariaLabel, one.title].some(text => {
      const name = typeof text === "string" ? squeezed(text) : "";
      return words.close_names.includes(name) || (name.length <= 10 && words.close_parts.some(part => name.includes(part)));
    });
  }

  function isHintedClose(one) {
    const signs = ["class", "id", "src", "onclick", "href"].map(name => one.getAttribute(name) ?? "").join(" ").toLowerCase();
    return words.close_hints.some(hint => signs.includes(hint));
  }

  function isInCorner(one, box) {
    const {left, right, top, width, height} = one.getBoundingClientRect();
    if (width > SMALL || height > SMALL || one.innerText?.trim().length > 1) return false;
    return Math.abs(top - box.top) < SMALL && (Math.abs(right - box.right) < SMALL || Math.abs(left - box.left) < SMALL);
  }

  // Where to click for the `at`-th place of box `number`, and what stands there; null when something lies above it.
  function aim([number, at]) {
    const {element, aims} = floats[number];
    const control = aims[at];
    const {left, top, width, height} = control.getBoundingClientRect();
    const x = left + width / 2, y = top + height / 2;
    const hit = document.elementFromPoint(x, y);
    if (!control.contains(hit) && !hit?.contains(control)) return null;
    const named = isNamedClose(control), hinted = isHintedClose(control);
    return {
      x, y, likely: named || hinted,
      close: {
        selector: selectorOf(control), snippet: snippetOf(control), name: nameOf(control), width: rounded(width),
        height: rounded(height), place: placeOf({x, y}, boxOf(element)), works: false,
      },
    };
  }

  function placeOf({x, y}, {left, right, top, bottom}) {
    const third = (right - left) / 3;
    if (y < top + (bottom - top) / 3) return x < left + third ? "top-left" : x > right - third ? "top-right" : "";
    return y > bottom - (bottom - top) / 3 && x > left + third && x < right - third ? "bottom" : "";
  }

  function isGone(number) {
    const {element, size} = floats[number];
    if (!element.isConnected || !isShown(element)) return true;
    const now = boxOf(element);
    return now.width * now.height <= 0.5 * size.width * size.height;
  }

  function remembered(element) {
    const around = [];
    for (let at = element; at; at = at.parentElement) around.push(at);
    for (const part of element.querySelectorAll("*")) around.push(part);
    for (const other of [mask, ...boxes]) if (other && !around.includes(other)) around.push(other);
    return around.slice(0, 400).map(one => ({
      one, parent: one.parentElement, next: one.nextSibling, attributes: new Map([...one.attributes].map(it => [it.name, it.value])),
    }));
  }

  // Shows box `number` again as it was before anyone tried to close it.
  function restore(number) {
    for (const {one, parent, next, attributes} of floats[number].before) {
      if (!one.isConnected && parent?.isConnected) parent.insertBefore(one, next?.parentElement === parent ? next : null);
      for (const name of one.getAttributeNames()) if (!attributes.has(name)) one.removeAttribute(name);
      for (const [name, value] of attributes) if (one.getAttribute(name) !== value) one.setAttribute(name, value);
    }
  }

  function squeezed(text) {
    return text.replace(/\s+/g, "").toLowerCase();
  }

  function rounded(number) {
    return Math.round(number * 1000) / 1000;
  }
}
