// Measures how the text of a page is set, block by block. Called as a function, after lines.js.
() => {
  const {byComponent, oneLine, parentOf, lines: {look}} = portal;

  const {lines, complete} = look();
  const blocks = [...Map.groupBy(lines.filter(line => line.seen), line => blockOf(line.element))]
    .map(([element, lines]) => measured(element, lines));
  const byElement = new Map(blocks.map(block => [block.element, block]));
  for (const block of blocks) block.gap = gapBelow(block, byElement);
  const running = blocks.filter(block => block.running), rest = blocks.filter(block => !block.running);
  const smaller = (one, other) => one.size < other.size;
  return {
    running: sizesOf(running),
    whole: sizesOf(blocks),
    smallest: [...told(running, smaller), ...told(rest, smaller)],
    tightest: told(running, (one, other) => one.line < other.line),
    longest: told(running, (one, other) => one.width > other.width),
    complete,
  };

  function blockOf(element) {
    let at = element;
    while (/^(inline|contents)$|^ruby/.test(getComputedStyle(at).display) && parentOf(at)) at = parentOf(at);
    return at;
  }

  function measured(element, lines) {
    const rows = rowsOf(lines), letters = sumOf(lines);
    const size = medianOf(lines.map(line => [line.size, line.letters]));
    const steps = rows.slice(1).map((row, at) => [row.middle - rows[at].middle, 1]);
    const style = getComputedStyle(element);
    const line = steps.length ? medianOf(steps) : parseFloat(style.lineHeight) || lines[0].height;
    const linked = sumOf(lines.filter(line => line.element.closest("a, button")));
    return {
      element, rows, step: line,
      text: oneLine(element.textContent).slice(0, 40),
      size,
      line: line / size,
      line_set: style.lineHeight !== "normal",
      width: Math.max(...rows.map(row => row.right - row.left)) / size,
      lines: rows.length,
      letters,
      running: lines.some(line => line.isBroken) && linked <= letters / 2,
      justified: style.textAlign === "justify",
      capitals: isCapitals(element.textContent, style),
    };
  }

  // What stands side by side is one row, also when its parts differ in size.
  function rowsOf(lines) {
    const rows = [];
    const middle = ({box}) => (box.top + box.bottom) / 2;
    for (const line of [...lines].sort((one, other) => middle(one) - middle(other))) {
      const row = rows.at(-1), {left, right} = line.box;
      if (!row || middle(line) - row.middle >= line.size / 2) rows.push({middle: middle(line), left, right});
      else Object.assign(row, {left: Math.min(row.left, left), right: Math.max(row.right, right)});
    }
    return rows;
  }

  // A neighbour beside it is no next paragraph.
  function gapBelow({element, rows, step}, byElement) {
    const next = byElement.get(element.nextElementSibling);
    if (!next || next.element.localName !== element.localName) return null;
    const down = next.rows[0].middle - rows.at(-1).middle;
    return down > step / 2 ? down / step : null;
  }

  function isCapitals(text, {textTransform}) {
    const latin = text.match(/[A-Za-z]/g) ?? [];
    return latin.length > 9 && (textTransform === "uppercase" || !/[a-z]/.test(text));
  }

  function sizesOf(blocks) {
    if (!blocks.length) return {};
    return {
      letters: Math.round(sumOf(blocks)),
      size: rounded(medianOf(blocks.map(block => [block.size, block.letters]))),
      smallest: rounded(Math.min(...blocks.map(block => block.size))),
      line: rounded(medianOf(blocks.map(block => [block.line, block.letters]))),
      tightest: rounded(Math.min(...blocks.map(block => block.line))),
    };
  }

  function told(blocks, isWorse) {
    return byComponent(blocks, isWorse).map(({rows, step, ...block}) => ({
      ...block,
      size: rounded(block.size), line: rounded(block.line), width: rounded(block.width),
      gap: block.gap === null ? null : rounded(block.gap),
      letters: Math.round(block.letters),
    }));
  }

  function sumOf(counted) {
    return counted.reduce((sum, {letters}) => sum + letters, 0);
  }

  // Of [value, weight].
  function medianOf(weighted) {
    const sorted = [...weighted].sort(([one], [other]) => one - other);
    const half = sorted.reduce((sum, [, weight]) => sum + weight, 0) / 2;
    let below = 0;
    return sorted.find(([, weight]) => (below += weight) >= half)[0];
  }

  function rounded(number) {
    return Math.round(number * 100) / 100;
  }
}
