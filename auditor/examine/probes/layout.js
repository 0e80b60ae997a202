// Measures what text comes to harm in one view. Called with the name of the view: first `desktop`, which looks at the
// page at rest, with text twice as large and with text spaced out; then the others; at last null, which forgets it all.
// What is harmed at rest already is not the view's doing.
async view => {
  const {byComponent, nameOf, oneLine, parentOf, lines: {SLIGHT, look}, wear} = portal;
  const FONTS_MS = 500, MOST_PAIRS = 100_000, POINTS = 12, COLLAPSED = 8, TITLED = "[title]:not([title=''])";

  if (view === "desktop") return atDesktop();
  if (view === null) return portal.layout?.takeOff();
  const {rest} = portal.layout;
  const seen = look();
  const harms = view === "narrow" ? narrowHarms() : zoomHarms();
  return {
    width: Math.max(document.documentElement.scrollWidth, document.body.scrollWidth),
    complete: seen.complete,
    strains: told(view, harms),
  };

  // No script of the page runs in between, so what moves by itself stands still.
  async function atDesktop() {
    await Promise.race([document.fonts.ready, new Promise(done => setTimeout(done, FONTS_MS))]);
    const takeOff = wear.still();
    const rest = atRest();
    portal.layout = {rest, takeOff};
    // A page too long to be seen whole would take seconds to be laid out so often.
    const large = rest.complete ? wear.enlarged(() => textHarms(rest)) : {};
    const spaced = rest.complete ? wear.spacedOut(() => textHarms(rest)) : {};
    return {
      letters: Math.round(rest.letters),
      complete: rest.complete,
      strains: [...told("large_text", large), ...told("spaced", spaced)],
    };
  }

  function atRest() {
    const {lines, cuts, complete} = look();
    const {pairs, isAll} = pairsOf(lines);
    const intact = new Set(lines.filter(line => line.seen).map(line => line.element));
    for (const {line} of cuts) intact.delete(line.element);
    const owners = {x: new Set(), y: new Set()};
    for (const {owner, axis} of cuts) owners[axis].add(owner);
    const overlapping = new Map();
    for (const {one, other} of pairs) {
      if (!overlapping.has(one.element)) overlapping.set(one.element, new Set());
      overlapping.get(one.element).add(other.element);
    }
    const letters = lines.reduce((sum, line) => sum + (line.seen ? line.letters : 0), 0);
    return {intact, owners, overlapping, covering: covering(), letters, complete: complete && isAll};
  }

  // What belongs to the page as a whole is one thing.
  function told(view, harms) {
    const isWorse = (one, other) => one.share > other.share;
    return Object.entries(harms).flatMap(([harm, entries]) => {
      const [whole, parts] = [true, false].map(isWhole => entries.filter(entry => Boolean(entry.isWhole) === isWhole));
      const worst = whole.sort((one, other) => other.share - one.share).slice(0, 1);
      return [
        ...byComponent(worst, isWorse).map(entry => ({...entry, component: "body", count: whole.length})),
        ...byComponent(parts, isWorse),
      ].map(({isWhole, ...entry}) => ({...entry, view, harm}));
    });
  }

  function entryOf(element, text, px, share, more = {}) {
    return {element, text: wordsOf(text), px: rounded(px), share: rounded(share), ...more};
  }

  // What is beyond the right edge, by the outermost block that sticks out. When most of the page's letters are so in
  // blocks made for a desktop, that is its frame: one thing, however many blocks it has.
  function narrowHarms() {
    const edge = document.documentElement.clientWidth;
    const out = sticking(edge), cut = lostCuts(seen, rest, cut => cut.axis === "x" && (!cut.isWhole || isInFlow(cut)));
    const isDesktops = ({line}) => culprit(line.element).getBoundingClientRect().width >= 2 * edge;
    const framed = [...out, ...cut].filter(isDesktops);
    if (framed.length && shareOf(framed) >= 0.5) return {[out.some(isDesktops) ? "sticks_out" : "cut"]: [frameOf(framed)]};
    const blocks = Map.groupBy(out, ({line}) => culprit(line.element));
    return {
      sticks_out: [...blocks].map(([block, beyond]) => {
        const {line, over} = worstOf(beyond);
        return entryOf(block, line.element, over, shareOf(beyond));
      }),
      cut: cut.map(asEntry),
    };
  }

  function frameOf(beyond) {
    const [block] = [...Map.groupBy(beyond, ({line}) => culprit(line.element))]
      .reduce((one, other) => shareOf(other[1]) > shareOf(one[1]) ? other : one);
    const {line, over} = worstOf(beyond);
    return entryOf(block, line.element, over, shareOf(beyond), {isWhole: true});
  }

  function worstOf(beyond) {
    return beyond.reduce((one, other) => other.over > one.over ? other : one);
  }

  // The share of the page's letters that stand in these lines.
  function shareOf(beyond) {
    const letters = [...new Set(beyond.map(({line}) => line))].reduce((sum, line) => sum + line.letters, 0);
    return letters / Math.max(1, rest.letters);
  }

  // A smaller window has a style of its own: lines that are gone as a whole may have been taken away on purpose.
  function zoomHarms() {
    return {
      cut: cutOff(seen, rest, cut => !cut.isWhole || (cut.axis === "x" && isInFlow(cut))),
      overlap: overlaps(seen, rest),
      cover: covers(),
    };
  }

  function textHarms(rest) {
    const seen = look();
    return {cut: cutOff(seen, rest, cut => !cut.isWhole || isInFlow(cut)), overlap: overlaps(seen, rest)};
  }

  function cutOff(seen, rest, counts) {
    return lostCuts(seen, rest, counts).map(asEntry);
  }

  function lostCuts({cuts}, rest, counts) {
    return cuts
      .filter(({owner, axis, line}) => rest.intact.has(line.element) && (isRoot(owner) || !rest.owners[axis].has(owner)))
      .filter(cut => !cut.line.frame.isSlid && counts(cut))
      .filter(({owner, axis}) => isRoot(owner) || !(isCollapsed(owner) || isShortened(owner, axis)));
  }

  function asEntry({owner, line, over}) {
    const element = isRoot(owner) ? culprit(line.element) : owner;
    return entryOf(element, line.element, over, over / line.size, {isWhole: isRoot(owner)});
  }

  function isRoot(owner) {
    return owner === document.documentElement;
  }

  function isInFlow({line}) {
    return !line.frame.isPlaced;
  }

  function isCollapsed(owner) {
    return owner.clientHeight < COLLAPSED || owner.clientWidth < COLLAPSED;
  }

  // Cut short with a mark that says so, where the whole text can be had: by its title or behind the link.
  function isShortened(owner, axis) {
    if (owner.closest(TITLED) || owner.querySelector(TITLED)) return true;
    const {textOverflow, webkitLineClamp} = getComputedStyle(owner);
    if (webkitLineClamp === "none" && (axis === "y" || textOverflow === "clip")) return false;
    const entry = owner.closest("li, dl, tr, article, section") ?? parentOf(owner) ?? owner;
    return Boolean(owner.closest("a[href]") || entry.querySelector("a[href]"));
  }

  function overlaps({lines}, rest) {
    return pairsOf(lines).pairs
      .filter(({one, other}) => rest.intact.has(one.element) && rest.intact.has(other.element))
      .filter(({one, other}) => !isPair(rest, one.element, other.element) && !isPair(rest, other.element, one.element))
      .map(({one, other, depth}) => entryOf(outgrown(one) ?? outgrown(other) ?? one.element, one.element, depth,
        depth / Math.min(one.size, other.size), {other: wordsOf(other.element)}));
  }

  // The outermost thing that is lower than what it holds: it did not grow with its text.
  function outgrown({element, box}) {
    const holds = ({top, bottom}) => box.top >= top - 2 && box.bottom <= bottom + 2;
    let found = null;
    for (let at = element; at && at !== document.body && !holds(at.getBoundingClientRect()); at = parentOf(at)) found = at;
    return found;
  }

  function isPair({overlapping}, one, other) {
    return overlapping.get(one)?.has(other) ?? false;
  }

  // Lines of different elements that lie upon each other, the first from the top. What lies on an opaque layer hides
  // what is below and is no matter of letters upon letters.
  function pairsOf(lines) {
    const shown = lines.filter(({seen, frame}) => seen && !frame.isFixed && !frame.isSlid)
      .sort((one, other) => one.seen.top - other.seen.top);
    const pairs = [];
    let compared = 0;
    for (const [at, one] of shown.entries()) {
      for (let next = at + 1; next < shown.length && shown[next].seen.top < one.seen.bottom; next++) {
        if (++compared > MOST_PAIRS) return {pairs, isAll: false};
        const other = shown[next];
        const depth = Math.min(
          Math.min(one.seen.right, other.seen.right) - Math.max(one.seen.left, other.seen.left),
          Math.min(one.seen.bottom, other.seen.bottom) - other.seen.top,
        );
        if (depth > SLIGHT * Math.min(one.size, other.size) && one.element !== other.element &&
            one.frame.layer === other.frame.layer) pairs.push({one, other, depth});
      }
    }
    return {pairs, isAll: true};
  }

  // Lines and fields that are shown beyond the right edge of the window.
  function sticking(edge) {
    const isField = element => element.matches("input, select, textarea");
    return [...seen.lines, ...seen.fields]
      .filter(({element, seen, frame}) => seen && seen.right > edge + 1 && (isField(element) || rest.intact.has(element)) &&
        !frame.scrolls && !frame.isFixed && !frame.isWide && !(frame.isPlaced && seen.left >= edge))
      .map(line => ({line, over: line.seen.right - edge}));
  }

  function culprit(element) {
    const edge = document.documentElement.clientWidth + 1;
    let at = element;
    for (let up = parentOf(at); up && up !== document.documentElement; up = parentOf(up)) {
      if (up.getBoundingClientRect().right <= edge) break;
      at = up;
    }
    return at;
  }

  function covers() {
    return [...covering()]
      .filter(([element, share]) => share > 1.5 * (rest.covering.get(element) ?? 0))
      .map(([element, share]) => entryOf(element, element, element.getBoundingClientRect().height, share));
  }

  // Which things that stay in place take up how much of the window, when a reader is in the middle of the page.
  function covering() {
    const {scrollX: x, scrollY: y} = window;
    scrollTo({left: 0, top: (document.documentElement.scrollHeight - innerHeight) / 2, behavior: "instant"});
    const taken = new Map();
    for (let point = 0; point < POINTS * POINTS; point++) {
      const hit = document.elementFromPoint((point % POINTS + 0.5) / POINTS * innerWidth,
        (Math.floor(point / POINTS) + 0.5) / POINTS * innerHeight);
      const staying = stayingAround(hit);
      if (staying) taken.set(staying, (taken.get(staying) ?? 0) + 1 / (POINTS * POINTS));
    }
    scrollTo({left: x, top: y, behavior: "instant"});
    return taken;
  }

  // A column that stays beside the text hides nothing; a bar across the window does.
  function stayingAround(hit) {
    let found = null;
    for (let at = hit; at; at = parentOf(at)) {
      const {position} = getComputedStyle(at);
      const isBar = position === "sticky" && at.getBoundingClientRect().width > 0.6 * innerWidth;
      if (position === "fixed" || isBar) found = at;
    }
    return found;
  }

  function wordsOf(element) {
    return oneLine(element.textContent || element.labels?.[0]?.textContent || nameOf(element)).slice(0, 40);
  }

  function rounded(number) {
    return Math.round(number * 100) / 100;
  }
}
