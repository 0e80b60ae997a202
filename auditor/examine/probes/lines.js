// The lines of text a reader can see, with what could cut each of them off; put into `portal` for the probes that
// look at text. Called as a function. One walk over the page as it is drawn: elements in shadow trees and slots where they are shown.
() => {
  const MOST = 8_000;
  // Less of the height of a letter is not missed: fonts leave as much room around their letters.
  const SLIGHT = 0.2;
  const NO_TEXT = new Set(["script", "style", "noscript", "template", "svg", "iframe", "canvas", "video", "audio",
    "object", "embed", "select", "textarea", "option", "head", "marquee", "math"]);
  const FIELDS = new Set(["input", "select", "textarea"]);
  // What WCAG 1.4.10 lets scroll in two directions.
  const WIDE_ROLES = new Set(["toolbar", "grid", "img"]);
  const OPEN = {left: -Infinity, top: -Infinity, right: Infinity, bottom: Infinity};

  const range = document.createRange();

  portal.lines = {SLIGHT, look, hasLetters, wordsOf};

  // Returns {lines, cuts, fields, complete}; fields are those to be filled in, as lines without letters. A line: {element, frame, box, seen, size, letters}; `box` is what its letters fill,
  // `seen` the part of it that is not cut off or null, `letters` how many there are, `rows` into how many lines its run of text is broken. A cut: {owner, axis, line, over,
  // isWhole}: the element that cuts a line off (x or y), by how many pixels, and whether nothing is left of it.
  // A frame is what holds for all the content of an element: where it is cut off and by whom (`left`, `leftOwner`, …),
  // what of it can be seen (`seen`), the opaque thing it lies on (`layer`), whether it stays when the page scrolls
  // (`isFixed`), stands out of the flow (`isPlaced`), was moved by a script (`isSlid`), may be wide (`isWide`) or has a
  // scroll bar of its own (`scrolls`).
  function look() {
    const seen = {lines: [], cuts: [], fields: [], complete: true};
    const goOn = arrive();
    try {
      walk(document.body, viewport(), seen);
    } finally {
      goOn();
    }
    return seen;
  }

  // Puts what is under way to where it will be in the end, and what never ends to its start; returns what lets it go on.
  // No script and no frame of the page runs in between, so nobody notices.
  function arrive() {
    const times = document.getAnimations()
      .filter(one => one.effect && typeof one.currentTime === "number").map(one => [one, one.currentTime]);
    for (const [one] of times) {
      const {endTime} = one.effect.getComputedTiming();
      one.currentTime = endTime === Infinity ? 0 : endTime;
    }
    return () => { for (const [one, time] of times) one.currentTime = time; };
  }

  function walk(element, around, seen) {
    const style = getComputedStyle(element);
    if (style.display === "none" || style.opacity === "0" || isFolded(element, style)) return;
    if (FIELDS.has(element.localName)) seen.fields.push(lineOf(element, around, element.getBoundingClientRect(), {size: 0, letters: 0}));
    if (NO_TEXT.has(element.localName)) return;
    if (seen.lines.length >= MOST) {
      seen.complete = false;
      return;
    }
    const frame = style.display === "contents" ? around : within(element, style, around);
    if (style.visibility === "visible") readLines(element, style, frame, seen);
    for (const child of drawn(element)) walk(child, frame, seen);
  }

  // Content of a closed <details> has boxes where it would be, over what follows; nobody sees it.
  function isFolded(element, style) {
    return style.display !== "contents" && !element.checkVisibility();
  }

  function drawn(element) {
    if (element.shadowRoot) return element.shadowRoot.children;
    const assigned = element.localName === "slot" ? element.assignedElements() : [];
    return assigned.length ? assigned : element.children;
  }

  // The frame of the page itself: the window cuts off only where the page forbids scrolling.
  function viewport() {
    const root = document.documentElement, body = getComputedStyle(document.body), html = getComputedStyle(root);
    const [x, y] = html.overflowX === "visible" ? [body.overflowX, body.overflowY] : [html.overflowX, html.overflowY];
    const frame = {...OPEN, seen: {...OPEN, left: -scrollX, top: -scrollY}};
    if (isShut(x)) Object.assign(frame, {right: root.clientWidth, rightOwner: root});
    if (isShut(y)) Object.assign(frame, {bottom: innerHeight, bottomOwner: root});
    Object.assign(frame.seen, {right: frame.right, bottom: frame.bottom});
    frame.positioned = frame.root = frame;
    return frame;
  }

  // What holds for the content of an element, by what holds around it.
  function within(element, style, around) {
    const {position} = style, isWide = !around.isWide && isWideByNature(element);
    if (style.display === "inline" && position === "static" && !isWide && !element.hasAttribute("style")) return around;
    const isMoved = style.transform !== "none" || style.translate !== "none";
    const isFixed = position === "fixed", isPlaced = isFixed || position === "absolute" || isMoved;
    let frame = isFixed ? {...around.root, isFixed: true} : position === "absolute" ? around.positioned : around;
    const change = {};
    if (isPlaced) change.isPlaced = true;
    if (element.hasAttribute("style") && isSlid(element.style)) change.isSlid = true;
    if (isWide) change.isWide = true;
    if (isPlaced && isOpaque(style)) change.layer = element;
    if (isBounding(element, style)) bound(element, style, frame, change);
    const isHolder = position !== "static" || isMoved;
    if (!isHolder && !Object.keys(change).length) return frame;
    frame = {...frame, ...change};
    if (isHolder) frame.positioned = frame;
    return frame;
  }

  function isSlid({transform, left, top, marginLeft, marginTop}) {
    return transform || left || top || parseFloat(marginLeft) < 0 || parseFloat(marginTop) < 0;
  }

  function isWideByNature(element) {
    const name = element.localName;
    return name === "pre" || name === "code" || WIDE_ROLES.has(element.getAttribute("role")) || isDataTable(element);
  }

  function isBounding(element, style) {
    if (style.overflowX === "visible" && style.overflowY === "visible") return false;
    if (style.display === "inline") return false;
    const root = document.documentElement;
    return element !== document.body || getComputedStyle(root).overflowX !== "visible" || getComputedStyle(root).overflowY !== "visible";
  }

  // Hidden overflow cuts off; a scroller shows less, but what it does not show can be had.
  function bound(element, style, frame, change) {
    const outer = element.getBoundingClientRect();
    const left = outer.left + element.clientLeft, right = left + element.clientWidth;
    const top = outer.top + element.clientTop, bottom = top + element.clientHeight;
    const seen = {...frame.seen};
    if (style.overflowX !== "visible") {
      Object.assign(seen, {left: Math.max(left, seen.left), right: Math.min(right, seen.right)});
      if (!isShut(style.overflowX)) Object.assign(change, {left: -Infinity, right: Infinity, scrolls: true});
      else {
        if (left > frame.left) Object.assign(change, {left, leftOwner: element});
        if (right < frame.right) Object.assign(change, {right, rightOwner: element});
      }
    }
    if (style.overflowY !== "visible") {
      Object.assign(seen, {top: Math.max(top, seen.top), bottom: Math.min(bottom, seen.bottom)});
      if (!isShut(style.overflowY)) Object.assign(change, {top: -Infinity, bottom: Infinity});
      else {
        if (top > frame.top) Object.assign(change, {top, topOwner: element});
        if (bottom < frame.bottom) Object.assign(change, {bottom, bottomOwner: element});
      }
    }
    Object.assign(change, {seen, isPlaced: false, isSlid: false});
  }

  function isShut(overflow) {
    return overflow === "hidden" || overflow === "clip";
  }

  function isOpaque(style) {
    return style.backgroundImage !== "none" || portal.colourOf(style.backgroundColor)[3] === 1;
  }

  function isDataTable(element) {
    if (element.localName !== "table" || element.matches("[role=presentation], [role=none]")) return false;
    if (element.querySelector("table")) return false;
    if (element.caption || element.tHead || element.querySelector("th")) return true;
    const rows = element.rows.length, columns = element.rows[0]?.cells.length ?? 0;
    return rows > 2 && columns > 1 && element.textContent.trim().length < 60 * rows * columns;
  }

  function readLines(element, style, frame, seen) {
    if (element.shadowRoot || (element.localName === "details" && !element.open)) return;
    let size = 0;
    for (const node of element.childNodes) {
      if (node.nodeType !== Node.TEXT_NODE || !hasLetters(node.data)) continue;
      size ||= parseFloat(style.fontSize);
      range.selectNodeContents(node);
      const rects = [...range.getClientRects()].filter(rect => rect.width > 1 && rect.height > 1);
      const letters = wordsOf(node.data).length / rects.length;
      for (const rect of rects) {
        const line = lineOf(element, frame, lettersIn(rect, size), {size, letters, height: rect.height, isBroken: rects.length > 1});
        seen.lines.push(line);
        cutsOf(line, seen.cuts);
      }
    }
  }

  // The box of a line is higher than its letters; they are as high as the font and stand in its middle.
  function lettersIn({left, top, right, bottom}, size) {
    const spare = Math.max(0, (bottom - top - size) / 2);
    return {left, right, top: top + spare, bottom: bottom - spare};
  }

  function lineOf(element, frame, box, more) {
    const {left, top, right, bottom} = frame.seen;
    const seen = {
      left: Math.max(box.left, left), right: Math.min(box.right, right),
      top: Math.max(box.top, top), bottom: Math.min(box.bottom, bottom),
    };
    const isSeen = seen.right - seen.left > 1 && seen.bottom - seen.top > 1;
    return {element, frame, box, seen: isSeen ? seen : null, ...more};
  }

  function cutsOf(line, cuts) {
    const {box, frame} = line;
    const cut = (axis, owner, over, isWhole) => {
      if (owner && over > SLIGHT * line.size) cuts.push({owner, axis, line, over, isWhole});
    };
    cut("x", frame.rightOwner, box.right - frame.right, box.left >= frame.right);
    cut("x", frame.leftOwner, frame.left - box.left, box.right <= frame.left);
    cut("y", frame.bottomOwner, box.bottom - frame.bottom, box.top >= frame.bottom);
    cut("y", frame.topOwner, frame.top - box.top, box.bottom <= frame.top);
  }

  // Letters of any script; the pictures of icon fonts stand in the private use area.
  function hasLetters(text) {
    return /[\p{L}\p{N}]/u.test(text);
  }

  function wordsOf(text) {
    return text.replace(/[\s\p{Co}]+/gu, "");
  }
}
