// What a trap is told by: functions by name.
({
  // The walk came round, but elements that can take the focus were left out. One radio button stands for its group.
  isCut: () => walk.tabbables.some(element =>
    walk.numberOf(element) === null && element.isConnected && !element.matches("iframe, input[type=radio]") && walk.isShown(element)),

  // Fields that may have a handler for the moment the focus leaves them.
  fields: () => walk.stops.map(({element}, number) => ({element, number}))
    .filter(({element}) => element.isConnected && element.matches("input, textarea, select, [contenteditable]"))
    .map(({element, number}) => ({number, sure: element.hasAttribute("onblur"), selector: portal.selectorOf(element)})),

  focus: number => { walk.stops[number].element.focus(); },

  // Something outside can really take the focus, or was given it before and is still there.
  hasMore: inside => {
    const held = new Set(inside.map(number => walk.stops[number].element));
    const outside = walk.tabbables.filter(element => !held.has(element) && element.isConnected && walk.isShown(element) &&
      !element.matches("iframe, input[type=radio]"));
    return outside.some(element => {
      if (walk.numberOf(element) !== null) return true;
      const before = walk.focused();
      element.focus({preventScroll: true});
      const took = walk.numberOf(element) !== null;
      before?.focus({preventScroll: true});
      return took;
    });
  },

  tell: inside => {
    const {componentOf, oneLine, parentOf, selectorOf, snippetOf} = portal;
    const elements = inside.map(number => walk.stops[number].element);
    const [first] = elements;
    const described = (first.getAttribute("aria-describedby") ?? "").split(/\s+/).filter(Boolean)
      .map(id => document.getElementById(id)?.textContent ?? "");
    const words = [...[...(first.labels ?? [])].map(label => label.textContent), ...described, first.title, parentOf(first)?.innerText ?? ""];
    const pressed = elements.filter(element => element.matches("a, button, input[type=button], input[type=submit], [role=button]"));
    return {
      selector: selectorOf(first), snippet: snippetOf(first), component: componentOf(first), count: elements.length,
      names: elements.map(walk.nameOf), buttons: pressed.map(walk.nameOf),
      dialog: first.closest("dialog, [role=dialog], [role=alertdialog], [aria-modal=true]") !== null || walk.isFixed(first), text: oneLine(words.join(" ")).slice(0, 300),
    };
  },
})
