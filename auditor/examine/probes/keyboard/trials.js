// Tries on single elements: functions by name. Elements are given by their number in the walk.
({
  // Stops that may do something as soon as they get the focus; `sure` says that the markup holds a handler.
  focusing: () => walk.stops.map(({element}, number) => ({number, sure: element.hasAttribute("onfocus"), selector: portal.selectorOf(element)})),

  // List boxes with one line and something to choose.
  boxes: () => walk.stops.map(({element}, number) => ({element, number}))
    .filter(({element}) => element.isConnected && element.matches("select:not([multiple])") && element.size < 2 && element.options.length > 1)
    .map(({element, number}) => ({number, sure: element.hasAttribute("onchange"), selector: portal.selectorOf(element)})),

  focus: number => {
    const {element} = walk.stops[number];
    walk.focused()?.blur();
    element.focus();
    if (!element.matches("select")) return "";
    globalThis.chosen = element.selectedIndex;
    return element.selectedIndex < element.options.length - 1 ? "ArrowDown" : "ArrowUp";
  },

  restore: number => { walk.stops[number].element.selectedIndex = globalThis.chosen; },

  tell: number => {
    const {componentOf, oneLine, selectorOf, snippetOf} = portal;
    const {element} = walk.stops[number];
    const described = (element.getAttribute("aria-describedby") ?? "").split(/\s+/).filter(Boolean)
      .map(id => document.getElementById(id)?.textContent ?? "");
    const labels = [...(element.labels ?? [])].map(one => one.textContent);
    const words = [...labels, element.title, element.ariaLabel ?? "", ...described, element.options?.[0]?.textContent ?? ""];
    return {
      selector: selectorOf(element), snippet: snippetOf(element), component: componentOf(element),
      name: walk.nameOf(element),
      text: oneLine(words.join(" ")).slice(0, 200),
    };
  },

  // The first stops that lead to a place of this page.
  skips: ([among, most]) => {
    const {componentOf, selectorOf, snippetOf} = portal;
    const here = location.href.split("#")[0];
    return walk.sequence().slice(0, among).filter(number => {
      const [page, place] = (walk.stops[number].element.href ?? "").toString().split("#");
      return place && page === here && walk.stops[number].element.ownerDocument === document;
    }).slice(0, most).map(number => {
      const {element} = walk.stops[number];
      return {
        number, selector: selectorOf(element), snippet: snippetOf(element), component: componentOf(element),
        name: walk.nameOf(element), found: placeOf(element) !== null,
      };
    });

    function placeOf(link) {
      const id = decodeURIComponent(link.hash.slice(1));
      return document.getElementById(id) ?? document.getElementsByName(id)[0] ?? (id === "top" ? document.body : null);
    }
  },

  address: () => location.href,

  // Whether the focus is now in or behind the place the link names; null when nothing there could take it.
  arrived: number => {
    const {element: link} = walk.stops[number];
    const id = decodeURIComponent(link.hash.slice(1));
    const place = document.getElementById(id) ?? document.getElementsByName(id)[0] ?? document.body;
    const isThere = element => place.contains(element) || (place.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
    const at = walk.focused();
    if (!walk.stops.some(({element}) => element !== link && element.isConnected && isThere(element))) return null;
    return at !== null && at !== link && isThere(at);
  },

  back: address => { history.replaceState(history.state, "", address); },
})
