// Compares the order of the walk with that of the document and of the screen. Called as a function.
() => {
  const {byComponent, componentOf, selectorOf, snippetOf} = portal;
  const {stops, tabbables} = walk;
  const GROUP = 5;
  const round = walk.sequence().map(number => stops[number]);
  return {moved: moved(), jumps: jumps()};

  function moved() {
    const places = new Map(tabbables.map((element, place) => [element, place]));
    const inPlace = round.filter(stop => places.has(stop.element)).sort((one, other) => places.get(one.element) - places.get(other.element));
    const ahead = inPlace.filter(stop => stop.element.tabIndex > 0);
    if (!ahead.length) return [];
    const first = inPlace.indexOf(ahead[0]), walked = round.filter(stop => stop.element.tabIndex > 0);
    const together = ahead.every((stop, at) => inPlace[first + at] === stop && walked[at] === stop &&
      stop.element.matches("input, select, textarea, button"));
    return byComponent(ahead.map(({element}) => ({
      element, name: walk.nameOf(element), tabindex: element.tabIndex, together,
      place: inPlace.findIndex(stop => stop.element === element) + 1, stop: round.findIndex(stop => stop.element === element) + 1,
    })), (one, other) => Math.abs(one.place - one.stop) > Math.abs(other.place - other.stop));
  }

  // What floats over the page or stands in a frame has no place on it.
  function jumps() {
    const flat = round.filter(stop => stop.shown && !stop.stays && stop.element.ownerDocument === document && stop.element.tabIndex === 0);
    let farthest = null;
    flat.forEach((stop, at) => {
      const last = flat[at - 1];
      if (!last || last.box.top - stop.box.top <= (farthest?.up_px ?? 0)) return;
      let end = at;
      while (end < flat.length && flat[end].box.top < last.box.top) end += 1;
      const before = spanOf(flat.slice(Math.max(0, at - GROUP), at)), after = spanOf(flat.slice(at, Math.min(end, at + GROUP)));
      const shared = Math.min(before.right, after.right) - Math.max(before.left, after.left);
      const narrower = Math.min(before.right - before.left, after.right - after.left);
      farthest = {
        element: stop.element, name: walk.nameOf(stop.element), after: walk.nameOf(last.element),
        up_px: Math.round(last.box.top - stop.box.top), stops: end - at,
        overlap: Math.round(Math.max(0, shared) / Math.max(1, narrower) * 100) / 100,
      };
    });
    if (!farthest) return [];
    const {element, ...measured} = farthest;
    return [{selector: selectorOf(element), snippet: snippetOf(element), component: componentOf(element), ...measured}];
  }

  function spanOf(group) {
    return {left: Math.min(...group.map(stop => stop.box.left)), right: Math.max(...group.map(stop => stop.box.right))};
  }
}
