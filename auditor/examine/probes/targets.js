// Measures how large links and controls are and how far they stand apart. Called as a function.
() => {
  const {all, byComponent, isVisible, nameOf, parentOf} = portal;
  const CONTROLS = "a[href], area[href], button, input:not([type=hidden]), select, textarea, summary, [onclick], " +
    "[role=button], [role=link], [role=tab], [role=menuitem], [role=checkbox], [role=radio], [role=switch]";
  const FAR = 100;
  const NATIVE = {checkbox: 13, radio: 13, range: 16, color: 27};

  const found = all(CONTROLS).filter(element => isVisible(element) && !element.disabled && !holdsAnother(element));
  const targets = together(found.map(element => ({element, box: boxOf(element)})));
  const near = neighbourhood(targets);
  for (const target of targets) {
    const others = near(target).filter(other => other !== target && !isAround(other.element, target.element));
    target.toBox = least(others.map(other => distance(target.box, other.box)));
    target.toCentre = least(others.map(other => Math.hypot(other.box.x - target.box.x, other.box.y - target.box.y)));
  }
  const measured = targets.map(({element, box, toBox, toCentre}) => ({
    element,
    name: nameOf(element) || `<${element.localName}>`,
    width: rounded(box.width),
    height: rounded(box.height),
    to_box: rounded(toBox),
    to_centre: rounded(toCentre),
    in_text: isInText(element),
    native: isNative(element),
  }));
  return {measured: measured.length, hardest: byComponent(measured, (one, other) => ease(one) < ease(other))};

  // A block with a handler around a link is hit with the link.
  function holdsAnother(element) {
    return !element.matches("a[href], button, input, select, textarea, summary") &&
      element.querySelector("a[href], button, input, select, textarea") !== null;
  }

  // Where two lead to one address, the larger one is enough: only it is kept.
  function together(targets) {
    const byAddress = new Map();
    const kept = [];
    for (const target of targets) {
      const address = target.element.href;
      const same = address && byAddress.get(address);
      if (!same) {
        if (address) byAddress.set(address, target);
        kept.push(target);
      } else if (shorter(target.box) > shorter(same.box)) {
        kept[kept.indexOf(same)] = target;
        byAddress.set(address, target);
      }
    }
    return kept;
  }

  // What can be hit: the element, the picture in it and its label.
  function boxOf(element) {
    const parts = [element, ...element.querySelectorAll("img, svg, span, div"), ...(element.labels ?? [])];
    const boxes = parts.map(part => part.getBoundingClientRect()).filter(box => box.width > 0 && box.height > 0);
    const left = Math.min(...boxes.map(box => box.left)), right = Math.max(...boxes.map(box => box.right));
    const top = Math.min(...boxes.map(box => box.top)), bottom = Math.max(...boxes.map(box => box.bottom));
    return {left, right, top, bottom, width: right - left, height: bottom - top, x: (left + right) / 2, y: (top + bottom) / 2};
  }

  // What stands within `FAR` of a target, found by squares of that size so that thousands of links are no matter.
  function neighbourhood(targets) {
    const squares = new Map();
    const square = length => Math.floor(length / FAR);
    for (const target of targets) {
      const {left, right, top, bottom} = target.box;
      for (let x = square(left); x <= square(right); x += 1) {
        for (let y = square(top); y <= square(bottom); y += 1) {
          const key = `${x} ${y}`;
          if (!squares.has(key)) squares.set(key, []);
          squares.get(key).push(target);
        }
      }
    }
    return ({box: {x, y}}) => {
      const found = new Set();
      for (const dx of [-1, 0, 1]) {
        for (const dy of [-1, 0, 1]) {
          for (const other of squares.get(`${square(x) + dx} ${square(y) + dy}`) ?? []) found.add(other);
        }
      }
      return [...found];
    };
  }

  function isAround(outer, inner) {
    return outer.contains(inner) || inner.contains(outer);
  }

  function distance({x, y}, {left, right, top, bottom}) {
    return Math.hypot(Math.max(left - x, 0, x - right), Math.max(top - y, 0, y - bottom));
  }

  // Words beside the links of its block, not only marks that part them.
  function isInText(element) {
    if (!getComputedStyle(element).display.startsWith("inline")) return false;
    let block = parentOf(element);
    while (block && getComputedStyle(block).display.startsWith("inline")) block = parentOf(block);
    if (!block) return false;
    const linked = [...block.querySelectorAll("a, button")].map(link => link.innerText).join("");
    const words = text => text.replace(/[\s|·>»/、，。:：;；\-—()（）\[\]【】]/g, "").length;
    return words(block.innerText) - words(linked) >= 6;
  }

  function isNative(element) {
    const size = NATIVE[element.type];
    return size !== undefined && getComputedStyle(element).appearance !== "none" && shorter(boxOf(element)) <= size + 3;
  }

  function ease(target) {
    return Math.min(target.width, target.height, 2 * target.to_box, target.to_centre);
  }

  function shorter(box) {
    return Math.min(box.width, box.height);
  }

  function least(numbers) {
    return numbers.reduce((one, other) => Math.min(one, other), FAR);
  }

  function rounded(length) {
    return Math.round(length * 10) / 10;
  }
}
