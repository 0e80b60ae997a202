// Finds flex and grid containers that show passages of running text in another order than the markup has.
lines => {
  const {byComponent, isVisible, oneLine} = portal;
  const UP = 6;
  const NUMBER = /^(?:第\s*)?[（(]?([一二三四五六七八九十]|\d{1,2})\s*(?:[)）、.．]|步|章|节|条|部分)/;
  const CHINESE = "一二三四五六七八九十";

  const seen = new Set(), found = [];
  for (const line of lines) {
    if (!line.isRunning) continue;
    let at = line.block;
    for (let step = 0; at && step < UP; step++, at = at.parentElement) {
      if (seen.has(at)) break;
      seen.add(at);
      if (at.childElementCount > 1 && isRearranged(at)) look(at);
    }
  }
  return byComponent(found, (one, other) => one.clear && !other.clear);

  function isRearranged(container) {
    const {display, flexDirection, flexWrap} = getComputedStyle(container);
    if (/flex/.test(display)) {
      return /reverse/.test(flexDirection + flexWrap) || [...container.children].some(child => getComputedStyle(child).order !== "0");
    }
    return /grid/.test(display) && [...container.children].some(child => {
      const {order, gridRowStart, gridColumnStart} = getComputedStyle(child);
      return order !== "0" || gridRowStart !== "auto" || gridColumnStart !== "auto";
    });
  }

  function look(container) {
    const parts = [...container.children].filter(child => isVisible(child) && /[\u3400-\u9fffA-Za-z]/.test(child.innerText))
      .map((element, place) => ({element, place, text: oneLine(element.innerText), box: element.getBoundingClientRect()}));
    const passages = parts.filter(({element, text}) => isHeading(element) || (text.length >= 40 && /[。；！？]|[a-z][.!?;]/.test(text)));
    if (passages.length < 2) return;
    const shown = [...passages].sort((one, other) => one.box.top >= other.box.bottom - 4 ? 1 : other.box.top >= one.box.bottom - 4 ? -1 :
      one.box.left - other.box.left);
    if (shown.every((part, index) => part === passages[index])) return;
    found.push({element: container, shown: shown[0].text.slice(0, 30), coded: passages[0].text.slice(0, 30), clear: isMeant(shown, passages)});
  }

  // The numbers rise as the passages are seen, or the only heading stands above what it heads.
  function isMeant(shown, coded) {
    const numbers = passages => passages.map(({text}) => numberOf(text));
    if (!numbers(coded).includes(0)) return rises(numbers(shown)) && !rises(numbers(coded));
    const headings = coded.filter(({element}) => isHeading(element));
    return headings.length === 1 && shown[0] === headings[0] && coded[0] !== headings[0] && shown[1].box.top >= shown[0].box.bottom - 4;
  }

  function numberOf(text) {
    const number = NUMBER.exec(text)?.[1];
    return !number ? 0 : CHINESE.includes(number) ? CHINESE.indexOf(number) + 1 : Number(number);
  }

  function rises(numbers) {
    return numbers.every((number, index) => !index || number > numbers[index - 1]);
  }

  function isHeading(element) {
    return element.matches("h1, h2, h3, h4, h5, h6, [role=heading]");
  }
}
