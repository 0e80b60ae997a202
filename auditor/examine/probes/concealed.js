// Finds links to other hosts that nobody can see, and how they are kept out of sight. Called as a function.
() => {
  const {all, colourOf, componentOf, oneLine, parentOf, selectorOf, snippetOf} = portal;
  const MOST = 200;
  const FAR = 100, FAR_RIGHT = 3000, TINY = 2, FAINT = 0.05;
  const PICTURES = "img, svg, canvas, video, object, embed, iframe, input";
  const FOLDS = "li, dd, nav, details, [role=menu], [role=menuitem], [role=tabpanel], [role=listbox]";
  const FOR_EARS = /sr-only|screen-?reader|visually-?hidden|visuallyhidden|skip/i;

  let painted = null;
  const shown = new Set(), found = new Map();
  for (const link of all("a[href]").filter(leadsOutside)) {
    const concealed = howConcealed(link);
    if (!concealed) shown.add(link.href);
    else if (found.has(link.href)) found.get(link.href).count += 1;
    else found.set(link.href, {element: link, url: link.href, text: textOf(link), concealed, count: 1});
  }
  const unseen = [...found.values()].filter(({url}) => !shown.has(url)).slice(0, MOST);
  return {
    links: unseen.map(({element, ...link}) => ({
      ...link, alone: isAlone(element),
      selector: selectorOf(element), snippet: snippetOf(element), component: componentOf(element),
    })),
  };

  function leadsOutside(link) {
    return /^https?:$/.test(link.protocol) && link.hostname !== location.hostname;
  }

  function howConcealed(link) {
    if (isFaded(link)) return "display";
    const texts = textsOf(link), pictures = picturesOf(link);
    if (!texts.length && !pictures.length) return oneLine(link.textContent) ? "display" : "";
    const ways = [...pictures.map(boxesOf), ...texts.map(boxesOf)].map(boxes => howOutOfSight(link, boxes));
    if (ways.every(way => way)) return ways.find(way => way !== "display") ?? "display";
    if (pictures.some((_, at) => !ways[at])) return "";
    const seen = texts.filter((_, at) => !ways[pictures.length + at]).map(text => text.parentElement);
    if (seen.every(owner => parseFloat(getComputedStyle(owner).fontSize) < TINY)) return "font";
    return seen.every(isOfItsGround) ? "colour" : "";
  }

  // Not shown by display, visibility or opacity; an element that has no box of its own is as its content.
  function isFaded(element) {
    if (getComputedStyle(element).display === "contents") {
      return element.childElementCount > 0 && [...element.children].every(isFaded);
    }
    if (!element.checkVisibility({checkVisibilityCSS: true})) return true;
    let opacity = 1;
    for (let at = element; at; at = parentOf(at)) opacity *= getComputedStyle(at).opacity;
    return opacity < FAINT;
  }

  function textsOf(link) {
    const walker = document.createTreeWalker(link, NodeFilter.SHOW_TEXT);
    const texts = [];
    while (walker.nextNode()) {
      if (walker.currentNode.data.trim() && !isFaded(walker.currentNode.parentElement)) texts.push(walker.currentNode);
    }
    return texts;
  }

  function picturesOf(link) {
    return [link, ...link.querySelectorAll("*")].filter(part => !isFaded(part) && (part.matches(PICTURES) || isPainted(part)));
  }

  function isPainted(element) {
    return getComputedStyle(element).backgroundImage !== "none" || ["::before", "::after"].some(name => {
      const {content, backgroundImage} = getComputedStyle(element, name);
      return content !== "none" && content !== "normal" && (content !== '""' || backgroundImage !== "none");
    });
  }

  function boxesOf(node) {
    if (node.nodeType === Node.ELEMENT_NODE) return [node.getBoundingClientRect()];
    const range = document.createRange();
    range.selectNodeContents(node);
    return [...range.getClientRects()];
  }

  // How every one of the boxes is out of sight; empty when one of them can be seen.
  function howOutOfSight(link, boxes) {
    const ways = boxes.map(box => howBoxIs(link, box));
    return ways.every(way => way) ? ways[0] ?? "display" : "";
  }

  function howBoxIs(link, box) {
    const clip = clipping(link, box);
    if (clip) {
      const {width, height} = clip.getBoundingClientRect();
      const isForEars = [clip, link].some(element => FOR_EARS.test(element.className));
      const isShrunk = clip.localName === "marquee" ? Math.min(width, height) <= TINY : Math.max(width, height) <= TINY;
      return isShrunk && !isForEars ? "size" : "display";
    }
    const left = box.left + scrollX, right = box.right + scrollX, bottom = box.bottom + scrollY;
    if (right > 0 && bottom > 0 && left < innerWidth + FAR_RIGHT) return "";
    const isFar = right <= -FAR || bottom <= -FAR || left >= innerWidth + FAR_RIGHT;
    return isFar && !isParked(link) ? "offscreen" : "display";
  }

  // The element that cuts off the whole of a box; what scrolls cuts nothing off.
  function clipping(link, box) {
    let position = getComputedStyle(link).position;
    for (let at = link; at && at !== document.body; at = parentOf(at)) {
      const style = getComputedStyle(at);
      const {left, right, top, bottom} = at.getBoundingClientRect();
      if (/inset\((?:50|100)%|rect\(0(px)?|rect\(1px/.test(`${style.clipPath} ${style.clip}`)) return at;
      const holds = at === link || position === "static" || position === "relative" || position === "sticky" ||
        style.position !== "static" || style.transform !== "none";
      if (!holds) continue;
      if (/hidden|clip/.test(style.overflowX) && (box.right <= left || box.left >= right || right - left <= TINY)) return at;
      if (/hidden|clip/.test(style.overflowY) && (box.bottom <= top || box.top >= bottom || bottom - top <= TINY)) return at;
      position = style.position;
      if (position === "fixed") return null;
    }
    return null;
  }

  // Menus and drawers wait beyond the edge until they are called.
  function isParked(link) {
    for (let at = link; at && at !== document.body; at = parentOf(at)) {
      if (getComputedStyle(at).position === "fixed") return true;
      if (at !== link && at.matches(FOLDS) && at.checkVisibility() && isOnPage(at.getBoundingClientRect())) return true;
    }
    return false;
  }

  function isOnPage({left, right, bottom, width, height}) {
    return right + scrollX > 0 && bottom + scrollY > 0 && left + scrollX < innerWidth && width > TINY && height > TINY;
  }

  // Written in the colour of what lies below it, as far as that is one plain colour.
  function isOfItsGround(element) {
    const style = getComputedStyle(element);
    if (style.textShadow !== "none") return false;
    const ink = colourOf(style.webkitTextFillColor), ground = groundOf(element);
    if (!ground || ink[3] < FAINT) return ground !== null;
    return [0, 1, 2].every(at => Math.abs(ink[at] - ground[at]) <= 2);
  }

  function groundOf(element) {
    const {left, top, width, height} = element.getBoundingClientRect();
    const x = left + width / 2, y = top + height / 2;
    if (paintedElements().some(other => !other.contains(element) && !element.contains(other) && covers(other, x, y))) return null;
    for (let at = element; at; at = parentOf(at)) {
      const {backgroundColor, backgroundImage} = getComputedStyle(at);
      if (backgroundImage !== "none") return null;
      const colour = colourOf(backgroundColor);
      if (colour[3] > 1 - FAINT) return colour;
      if (colour[3] > 0) return null;
    }
    return [255, 255, 255, 1];
  }

  function paintedElements() {
    painted ??= all("body *").filter(element =>
      element.matches(PICTURES) || colourOf(getComputedStyle(element).backgroundColor)[3] > 0 || isPainted(element));
    return painted;
  }

  function covers(element, x, y) {
    const {left, right, top, bottom} = element.getBoundingClientRect();
    return left <= x && x <= right && top <= y && y <= bottom;
  }

  // Its block is the outermost that is out of sight with it.
  function isAlone(link) {
    let block = link;
    while (parentOf(block) && parentOf(block) !== document.body && !showsAnything(parentOf(block))) block = parentOf(block);
    return parentOf(block) === document.body;
  }

  function showsAnything(element) {
    if (isFaded(element)) return false;
    return [...element.querySelectorAll("*")].some(part => !part.childElementCount && !isFaded(part) &&
      (oneLine(part.textContent) || part.matches(PICTURES)) && isOnPage(part.getBoundingClientRect()));
  }

  function textOf(link) {
    return oneLine(link.textContent) || oneLine(link.querySelector("img[alt]")?.alt || link.title || "");
  }
}
