// What the pictures of focused elements need: functions by name.
({
  // One stop of every component that did not seem to change, those with the most alike first: so many
  // that can be seen, so many that cannot.
  doubtful: ([same, hidden]) => {
    const {byComponent} = portal;
    // An area is part of its picture; an embedded page shows the focus in itself.
    const ELSEWHERE = "area, object, embed, iframe";
    walk.focused()?.blur();
    const entries = walk.stops.map((stop, number) => ({element: stop.element, stop, number}))
      .filter(({element, stop}) => element.isConnected && element.ownerDocument === document &&
        !element.matches(ELSEWHERE) && !isEmptied(element) &&
        (!stop.shown || (!stop.changed && !walk.isTextField(element))))
      .map(({element, stop, number}) => ({element, number, name: walk.nameOf(element), hidden: !stop.shown}));
    return [...largest(entries.filter(entry => !entry.hidden), same), ...largest(entries.filter(entry => entry.hidden), hidden)];

    function largest(entries, most) {
      return byComponent(entries, () => false).sort((one, other) => other.count - one.count).slice(0, most);
    }

    // A link that shows nothing because its picture did not load.
    function isEmptied(element) {
      return [...element.querySelectorAll("img")].some(picture => picture.naturalWidth === 0);
    }
  },

  // Gives it the focus and tells where to look; null when it does not take it.
  focus: number => {
    const {element} = walk.stops[number];
    element.scrollIntoView({block: "center", inline: "nearest", behavior: "instant"});
    element.focus({preventScroll: true});
    return walk.focused() === element;
  },

  // Where it can be seen, with what belongs to it, as far as the viewport shows it; null when nothing of it is there.
  area: number => {
    const MARGIN = 14, HIGHEST = 300;
    const {element} = walk.stops[number];
    const near = [element, portal.parentOf(element), ...element.children, element.nextElementSibling, ...(element.labels ?? [])]
      .filter(Boolean);
    const boxes = near.filter(one => walk.isShown(one)).map(one => one.getBoundingClientRect()).filter(box => box.height <= HIGHEST);
    if (!boxes.length) return {shown: walk.isShown(element), clip: null};
    const left = Math.max(0, Math.min(...boxes.map(box => box.left)) - MARGIN);
    const top = Math.max(0, Math.min(...boxes.map(box => box.top)) - MARGIN);
    const width = Math.min(innerWidth, Math.max(...boxes.map(box => box.right)) + MARGIN) - left;
    const height = Math.min(innerHeight, Math.max(...boxes.map(box => box.bottom)) + MARGIN) - top;
    if (width < 1 || height < 1) return {shown: true, clip: null};
    return {shown: walk.isShown(element), clip: {x: left + scrollX, y: top + scrollY, width, height}};
  },

  blur: () => { walk.focused()?.blur(); },
})
