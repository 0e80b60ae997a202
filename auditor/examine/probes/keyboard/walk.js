// Notes where the keyboard focus goes and how the page shows it; run once in the isolated world, before the first key.
// The elements stay here: scripts that come later speak of them by their number.
globalThis.walk = (() => {
  const {all, colourOf, isVisible, oneLine, parentOf} = portal;
  const TABBABLE = "a[href], area[href], button, input, select, textarea, summary, iframe, [tabindex], [contenteditable], " +
    "audio[controls], video[controls]";
  const MANY_INSIDE = "iframe, object, embed, video, audio, input[type=date], input[type=time], input[type=datetime-local], " +
    "input[type=month], input[type=week]";
  const TEXT_FIELD = "textarea, [contenteditable]:not([contenteditable=false]), input:not([type=checkbox], [type=radio], " +
    "[type=button], [type=submit], [type=reset], [type=image], [type=file], [type=color], [type=range])";
  const STILL = "*, *::before, *::after { transition: none !important; caret-color: transparent !important; " +
    "scroll-behavior: auto !important }";
  const NEAR = 3;
  const RING = "the ring the browser draws";

  const stops = [];
  const numbers = new Map();
  const visits = [];
  const stopListening = new AbortController();
  const before = {focus: focused(), x: scrollX, y: scrollY};
  const dressed = [];

  for (const page of documents()) {
    const sheet = new page.defaultView.CSSStyleSheet();
    sheet.replaceSync(STILL);
    page.adoptedStyleSheets = [...page.adoptedStyleSheets, sheet];
    dressed.push([page, sheet]);
    listen(page);
  }
  for (const host of all("*").filter(element => element.shadowRoot)) listen(host.shadowRoot);
  const tabbables = tabbablesOf(document);

  return {stops, visits, tabbables, tabbablesOf, isShown, isTextField, isFixed, focused, nameOf, numberOf, state, sequence, undo};

  function listen(root) {
    root.addEventListener("focusin", came, {capture: true, passive: true, signal: stopListening.signal});
    root.addEventListener("focusout", went, {capture: true, passive: true, signal: stopListening.signal});
  }

  function came(event) {
    const element = event.composedPath()[0];
    let number = numbers.get(element);
    if (number === undefined) {
      number = stops.length;
      numbers.set(element, number);
      const {left, right, top, bottom} = element.getBoundingClientRect();
      stops.push({
        element, box: {left: left + scrollX, right: right + scrollX, top: top + scrollY, bottom: bottom + scrollY},
        shown: isShown(element), ...markOf(element), changed: true, stays: isFixed(element),
      });
    }
    if (visits.at(-1) !== number) visits.push(number);
  }

  // The focus has left the element: how it looks without.
  function went(event) {
    const stop = stops[numbers.get(event.composedPath()[0])];
    if (!stop || stop.look === null) return;
    stop.changed = stop.look === RING ? !isRinged(stop.element) : lookOf(stop.element) !== stop.look;
    stop.look = null;
  }

  function state() {
    const at = focused();
    const closed = visits.lastIndexOf(visits[0]) > 0 || (stops.length < 2 && tabbables.length === stops.length);
    return {
      expected: tabbables.length, stops: stops.length, visits: visits.length, closed, goes_back: goesBack(),
      many_inside: at !== null && at.matches(MANY_INSIDE), at: at === null ? null : numberOf(at),
    };
  }

  // Whether the focus was somewhere again before it came round to the first stop.
  function goesBack() {
    const again = visits.find((number, at) => visits.indexOf(number) < at);
    return again !== undefined && again !== visits[0];
  }

  function numberOf(element) {
    return numbers.get(element) ?? null;
  }

  // What a reader calls it; of what has no name at all, the tag.
  function nameOf(element) {
    const label = element.labels?.length ? labelOf(element.labels[0]) : "";
    const names = element.matches("select")
      ? [label, oneLine(element.options[0]?.textContent ?? "")]
      : [portal.nameOf(element), label, element.querySelector("img")?.alt, element.alt, oneLine(element.textContent)];
    return (names.find(Boolean) ?? `<${element.localName}>`).slice(0, 40);
  }

  // The words of a label without those of the field in it.
  function labelOf(label) {
    const words = label.cloneNode(true);
    for (const field of words.querySelectorAll("select, textarea, button")) field.remove();
    return oneLine(words.textContent);
  }

  // One round of the walk in the order of the keyboard, from the start of the page on wherever it began.
  function sequence() {
    const round = [...new Set(visits)];
    const order = new Map(tabbables.map((element, place) => [element, place]));
    const rank = number => {
      const {element} = stops[number];
      return [element.tabIndex > 0 ? element.tabIndex : 1e6, order.get(element) ?? 1e6];
    };
    let first = 0;
    round.forEach((number, at) => {
      const [index, place] = rank(number), [least, earliest] = rank(round[first]);
      if (index < least || (index === least && place < earliest)) first = at;
    });
    return [...round.slice(first), ...round.slice(0, first)];
  }

  function undo() {
    stopListening.abort();
    for (const [page, sheet] of dressed) page.adoptedStyleSheets = page.adoptedStyleSheets.filter(one => one !== sheet);
    focused()?.blur();
    before.focus?.focus({preventScroll: true});
    scrollTo({left: before.x, top: before.y, behavior: "instant"});
  }

  function documents(page = document) {
    const inner = [...page.querySelectorAll("iframe, frame")].map(frame => frame.contentDocument).filter(Boolean);
    return [page, ...inner.flatMap(documents)];
  }

  function tabbablesOf(root) {
    return all(TABBABLE, root).flatMap(element => {
      if (element.tabIndex < 0 || element.disabled || element.closest("[inert]") || !element.checkVisibility({checkVisibilityCSS: true})) return [];
      if (element.localName !== "iframe") return [element];
      return element.contentDocument ? tabbablesOf(element.contentDocument) : [element];
    });
  }

  function focused(page = document) {
    let at = page.activeElement;
    while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
    if (!at || at === page.body || at === page.documentElement) return null;
    return (at.contentDocument && focused(at.contentDocument)) ?? at;
  }

  function isTextField(element) {
    return element.matches(TEXT_FIELD);
  }

  // Whether a reader sees it now: on the page, and not in a part of it that a box around cuts off. A link around a
  // floating picture has no size of its own.
  function isShown(element) {
    if (!isVisible(element)) {
      return getComputedStyle(element).overflowX === "visible" && [...element.children].slice(0, NEAR).some(isShown);
    }
    const box = element.getBoundingClientRect();
    let position = getComputedStyle(element).position;
    for (let at = parentOf(element); at && at !== document.body && position !== "fixed"; at = parentOf(at)) {
      const style = getComputedStyle(at);
      if (position === "absolute" && style.position === "static") continue;
      if (style.overflowX !== "visible" || style.overflowY !== "visible") {
        const around = at.getBoundingClientRect();
        if (box.right <= around.left || box.left >= around.right || box.bottom <= around.top || box.top >= around.bottom) return false;
      }
      position = style.position;
    }
    return true;
  }

  function isFixed(element) {
    for (let at = element; at; at = parentOf(at)) if (/fixed|sticky/.test(getComputedStyle(at).position)) return true;
    return false;
  }

  // How the focus shows, and whether in the page's own way. Where the browser draws its ring, no more need be known.
  function markOf(element) {
    return isRinged(element) ? {look: RING, own: false} : {look: lookOf(element), own: isOwn(element)};
  }

  function isRinged(element) {
    const style = getComputedStyle(element);
    return style.outlineStyle === "auto" && isDrawn(style);
  }

  // All that can show the focus without a picture being taken: on the element, around it, in it, beside it.
  function lookOf(element) {
    return nearOf(element).map(styleOf).join("\n");
  }

  function nearOf(element) {
    const near = [parentOf(element), ...[...element.children].slice(0, NEAR), element.nextElementSibling, ...(element.labels ?? [])];
    return [element, ...near.filter(Boolean)];
  }

  // Whether the page shows the focus in its own way: the ring the browser draws is of the style auto.
  function isOwn(element) {
    return !nearOf(element).some(one => getComputedStyle(one).outlineStyle === "auto");
  }

  function isDrawn({outlineStyle, outlineWidth, outlineColor}) {
    return outlineStyle !== "none" && outlineWidth !== "0px" && colourOf(outlineColor)[3] > 0;
  }

  function styleOf(element) {
    const style = getComputedStyle(element);
    return [
      isDrawn(style) && style.outline, style.boxShadow, style.backgroundColor, style.backgroundImage, style.backgroundPosition,
      style.borderColor, style.borderWidth, style.borderStyle, style.color, style.textDecorationLine,
      style.textDecorationColor, style.opacity, style.transform, style.filter, style.fontWeight, style.fontSize,
      style.visibility, style.display, style.width, style.height, style.left, style.top,
    ].join("|");
  }
})();
