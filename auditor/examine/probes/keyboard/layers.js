// What comes up over the page at a key or under the mouse; run once in the isolated world, before the first trial.
globalThis.layers = (() => {
  const {all, isVisible, parentOf} = portal;
  const DIALOG = "dialog, [role=dialog], [role=alertdialog], [aria-modal=true]";
  const CONTENT = "img, svg, video, canvas, input, select, textarea, button, iframe, object, embed";
  const OVERLAP = 8, WHOLE = 0.9;

  let before = new Set(), contents = [];
  let changes = [];
  const observer = new MutationObserver(records => changes.push(...records));
  return {note, appeared, dialogIn, isShown, watch, restore};

  // How the page is before the trial. What comes up may lie upon the control that brings it, if there is one.
  function note(control) {
    before = new Set(all("body, body *").filter(isVisible));
    contents = [...before].filter(one => !control?.contains(one) && (one.matches(CONTENT) || textsOf(one).length));
  }

  // The outermost elements that were not there before and are dialogs or lie upon something that was and still is: what
  // pushes the content away, or takes the place of other content, is none of them.
  function appeared() {
    const fresh = new Set(all("body *").filter(one => !before.has(one) && isVisible(one)));
    const lying = one => one.matches(DIALOG) || covers(one) ? [one] : [...one.children].filter(child => fresh.has(child)).flatMap(lying);
    return [...fresh].filter(one => !fresh.has(parentOf(one))).flatMap(lying).filter(one => !isOneOfSeveral(one));
  }

  function covers(layer) {
    const box = layer.getBoundingClientRect();
    return contents.some(content => {
      if (!content.isConnected || layer.contains(content) || (content.contains(layer) && content.matches(CONTENT))) return false;
      if (!overlapOf(content.getBoundingClientRect(), box) || !isVisible(content)) return false;
      return boxesOf(content).map(one => overlapOf(one, box)).some(shared => shared && isOnTop(layer, shared));
    });
  }

  function boxesOf(content) {
    if (content.matches(CONTENT)) return [content.getBoundingClientRect()];
    return textsOf(content).flatMap(text => {
      const range = document.createRange();
      range.selectNodeContents(text);
      return [...range.getClientRects()];
    });
  }

  function textsOf(element) {
    return [...element.childNodes].filter(node => node.nodeType === 3 && node.data.trim());
  }

  function overlapOf(one, other) {
    const left = Math.max(one.left, other.left, 0), right = Math.min(one.right, other.right, innerWidth);
    const top = Math.max(one.top, other.top, 0), bottom = Math.min(one.bottom, other.bottom, innerHeight);
    return right - left < OVERLAP || bottom - top < OVERLAP ? null : {x: (left + right) / 2, y: (top + bottom) / 2};
  }

  function isOnTop(layer, {x, y}) {
    return layer.contains(document.elementFromPoint(x, y));
  }

  // A slide or a panel that comes up in the place of one like it.
  function isOneOfSeveral(layer) {
    const box = layer.getBoundingClientRect();
    return [...layer.parentElement?.children ?? []].some(one => {
      if (one === layer || !before.has(one) || one.localName !== layer.localName || one.classList[0] !== layer.classList[0]) return false;
      const other = one.getBoundingClientRect();
      return Math.abs(other.width - box.width) < OVERLAP && Math.abs(other.height - box.height) < OVERLAP;
    });
  }

  // The dialog among them, by its role, or by the whole window it takes; null when there is none.
  function dialogIn(found) {
    const said = found.map(layer => layer.matches(DIALOG) ? layer : layer.querySelector(DIALOG) ?? layer.closest(DIALOG)).find(Boolean);
    if (said) return said;
    return found.find(layer => {
      const {width, height} = layer.getBoundingClientRect();
      return getComputedStyle(layer).position === "fixed" && width > innerWidth * WHOLE && height > innerHeight * WHOLE;
    }) ?? null;
  }

  // Whether one of them is still upon the page.
  function isShown(found) {
    return found.some(layer => layer.isConnected && isVisible(layer) && (layer.matches(DIALOG) || covers(layer)));
  }

  // From here on every change of the document is noted …
  function watch() {
    changes = [];
    observer.observe(document.documentElement, {
      subtree: true, childList: true, attributes: true, attributeOldValue: true, characterData: true, characterDataOldValue: true,
    });
  }

  // … and taken back, the last one first.
  function restore() {
    for (const dialog of all("dialog:modal")) if (!before.has(dialog)) dialog.close();
    for (const popover of all(":popover-open")) if (!before.has(popover)) popover.hidePopover();
    changes.push(...observer.takeRecords());
    observer.disconnect();
    for (const change of changes.reverse()) takeBack(change);
    changes = [];
  }

  function takeBack({type, target, attributeName, attributeNamespace, oldValue, addedNodes, removedNodes, previousSibling, nextSibling}) {
    if (type === "characterData") target.data = oldValue;
    else if (type === "attributes" && oldValue === null) target.removeAttributeNS(attributeNamespace, attributeName);
    else if (type === "attributes") target.setAttributeNS(attributeNamespace, attributeName, oldValue);
    else {
      for (const node of addedNodes) if (node.parentNode === target) node.remove();
      const next = nextSibling?.parentNode === target ? nextSibling : previousSibling?.parentNode === target ? previousSibling.nextSibling : null;
      for (const node of removedNodes) target.insertBefore(node, next);
    }
  }
})();
