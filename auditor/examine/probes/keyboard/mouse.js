// Finds what looks as if the mouse alone could operate it, the first of every component. Called as a function; `handler`
// is what the attribute holds, `listens` says that only the page can tell whether there is a handler.
() => {
  const {all, byComponent, parentOf} = portal;
  const FOCUSABLE = "a[href], area[href], button, input:not([type=hidden]), select, textarea, summary, iframe, object, embed, " +
    "[tabindex], [contenteditable]:not([contenteditable=false]), audio[controls], video[controls]";
  const NATIVE = "a[href]";
  const ROLES = "[role=button], [role=link], [role=checkbox], [role=switch], [role=tab], [role=menuitem], [role=radio]";
  // One stop for all that is in it; arrow keys do the rest.
  const COMPOSITE = "[role=tablist], [role=menu], [role=menubar], [role=radiogroup], [role=toolbar], [role=listbox], [role=tree], " +
    "[role=treegrid], [role=grid], [role=combobox], [role=spinbutton], [role=application]";
  const POINTED = 500, LARGE = 200;

  const addresses = new Set(walk.stops.map(({element}) => element.href).filter(Boolean));
  const marked = [];
  for (const element of all(`[onclick], ${ROLES}, a`)) {
    const sign = signOf(element);
    if (sign && isOnlyForMouse(element)) marked.push({element, sign, handler: handlerOf(element), name: walk.nameOf(element)});
  }
  const told = new Set(marked.map(({element}) => element));
  const pointed = [];
  for (const element of underTheHand()) {
    if (!isTold(element) && isOnlyForMouse(element)) pointed.push({element, sign: "handler", handler: "", name: walk.nameOf(element)});
    if (pointed.length === POINTED) break;
  }
  return [...byComponent(marked, () => false), ...byComponent(pointed, () => false)]
    .map(one => ({...one, listens: one.handler === "" && /handler|no_href/.test(one.sign)}));

  function isTold(element) {
    for (let at = element; at; at = parentOf(at)) if (told.has(at)) return true;
    return false;
  }

  function signOf(element) {
    if (element.matches(NATIVE)) return element.tabIndex < 0 && element.hasAttribute("tabindex") && isTakenOut(element) ? "tabindex" : "";
    if (element.matches("a")) return "no_href";
    return handlerOf(element) ? "handler" : element.matches(ROLES) ? "role" : "";
  }

  function handlerOf(element) {
    return element.getAttribute("onclick")?.trim() ?? "";
  }

  // A second link to the same place, and all but one of a group with arrow keys, may be left out.
  function isTakenOut(link) {
    return /^http/.test(link.href) && !addresses.has(link.href) && !parentOf(link)?.querySelector(":scope > [tabindex='0']");
  }

  function isOnlyForMouse(element) {
    if (!walk.isShown(element)) return false;
    if (element.matches("button, input, select, textarea, summary, html, body, main, form, fieldset, object, embed, canvas, video, audio")) return false;
    if (element.closest("[aria-disabled=true], [aria-hidden=true], [inert], label, option")) return false;
    if (!element.matches(NATIVE) && isReachable(element)) return false;
    const group = parentOf(element)?.closest(COMPOSITE);
    if (group && (isReachable(group) || group.querySelector("[tabindex]"))) return false;
    if (element.matches("[role=tab], [role=menuitem], [role=radio]") && siblingIsReachable(element)) return false;
    return isNamed(element);
  }

  // It, something around it or something in it can take the focus.
  function isReachable(element) {
    for (let at = element; at && at !== document.body; at = parentOf(at)) {
      if (at.tabIndex >= 0 && at.matches(FOCUSABLE)) return true;
    }
    return [...element.querySelectorAll(FOCUSABLE)].some(inner => inner.tabIndex >= 0 && !inner.disabled && inner.checkVisibility());
  }

  function siblingIsReachable(element) {
    return [...parentOf(element).children].some(one => one !== element && isReachable(one));
  }

  // A dark layer behind a dialog, a spacer: nothing a reader would call a control.
  function isNamed(element) {
    const {width, height} = element.getBoundingClientRect();
    if (width > innerWidth * 0.9 && height > innerHeight * 0.9) return false;
    return portal.nameOf(element) !== "" || width < LARGE || height < LARGE || element.querySelector("img, svg") !== null;
  }

  // The outermost elements the pointer becomes a hand over.
  function* underTheHand() {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_ELEMENT);
    let left = 20000;
    for (let element = walker.nextNode(); element && left; left -= 1) {
      if (getComputedStyle(element).cursor === "pointer") {
        if (!element.matches("a, button, input, select, textarea, label, option, summary, area")) yield element;
        element = after(walker);
      } else {
        element = walker.nextNode();
      }
    }
  }

  function after(walker) {
    while (true) {
      const next = walker.nextSibling();
      if (next) return next;
      if (!walker.parentNode()) return null;
    }
  }
}
