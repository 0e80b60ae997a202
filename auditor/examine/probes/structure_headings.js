// Finds lines that are set off like a heading from the running text below them.
lines => {
  const {byComponent} = portal;
  const LONGEST = 40, LONGEST_TITLE = 90, BETWEEN = 8;
  const HEADINGS = "h1, h2, h3, h4, h5, h6, [role=heading]";
  const NAMED = "a, button, label, legend, caption, th, dt, li, figcaption, summary, option, [role=tab], [role=alert]";
  const DAY = /\d{4}\s*[年\-/.]\s*\d{1,2}|^\d{1,2}-\d{1,2}$|\d{1,2}:\d{2}/;

  const named = squeezed(document.title);
  const headings = portal.all(HEADINGS).map(heading => squeezed(heading.textContent));
  const usual = usualSize();
  const titles = [], sections = [];
  lines.forEach((line, index) => {
    if (!mayBeHeading(line, index)) return;
    const below = textBelow(line, index);
    if (!below) return;
    const {text, isTitle} = below;
    const bold = line.isBold && text.isPlain;
    // Small print below a line of the usual size makes no heading of it.
    const ordinary = Math.max(text.size, usual);
    if (line.size <= ordinary * 1.05 && !(bold && line.size >= text.size * 0.95)) return;
    (isTitle ? titles : sections).push({
      element: line.block,
      text: line.text.slice(0, 60),
      size: rounded(line.size),
      text_size: rounded(ordinary),
      bold,
      numbered: /^[（(]?[一二三四五六七八九十]{1,3}[)）、.．]/.test(line.text),
      title: isTitle,
    });
  });
  const standsOut = (one, other) => one.size / one.text_size > other.size / other.text_size;
  return [...byComponent(titles, standsOut), ...byComponent(sections, standsOut)];

  // The size most letters of running text have.
  function usualSize() {
    const letters = new Map();
    for (const {size, letters: count, isRunning} of lines) if (isRunning) letters.set(size, (letters.get(size) ?? 0) + count);
    return [...letters].reduce((one, other) => other[1] > one[1] ? other : one, [0, 0])[0];
  }

  function mayBeHeading(line, index) {
    return !line.inFrame && !line.isLinked && !line.hasControl && line.letters >= 2 && line.letters <= LONGEST_TITLE &&
      !line.isRunning && /[\u3400-\u9fffA-Za-z]/.test(line.text) &&
      lines[index - 1]?.block !== line.block && lines[index + 1]?.block !== line.block &&
      !line.block.closest(`${HEADINGS}, ${NAMED}`) && !line.block.querySelector(HEADINGS) && !lines[index - 1]?.block.closest(HEADINGS) &&
      !isInDataCell(line.block) && !isSaidByHeading(squeezed(line.text));
  }

  // The running text a heading would be that of: the very next line, or below date and source for the page's title.
  function textBelow(line, index) {
    const box = line.box();
    const lineHeight = Math.max(line.size * 1.9, parseFloat(getComputedStyle(line.block).lineHeight) * 1.2 || 0);
    const isTitle = isTitleOfPage(squeezed(line.text));
    const last = isTitle ? index + BETWEEN : index + 1;
    for (let at = index + 1; at <= last && at < lines.length; at++) {
      const text = lines[at];
      if (text.size > line.size + 0.5) return null;
      if (!text.isRunning) continue;
      return isBelow(box, text.box(), isTitle) && (isTitle ? box.height < 3 * lineHeight : isSection(line, box, lineHeight))
        ? {text, isTitle} : null;
    }
    return null;
  }

  // The title element says it, and not merely as the name of the portal behind it.
  function isTitleOfPage(text) {
    return text.length >= 5 && (named.startsWith(text) || (named.includes(text) && text.length >= named.length / 2));
  }

  // A document's own title is often repeated in its text; a heading has it already.
  function isSaidByHeading(text) {
    return headings.some(heading => heading === text || (text.length >= 4 && heading.includes(text)) ||
      (heading.length >= 5 && text.includes(heading)));
  }

  function isSection(line, box, lineHeight) {
    return box.height <= lineHeight && line.letters <= LONGEST && !DAY.test(line.text) &&
      !/[：:]|[。；，、？！;,?!.…—]$|^[“"《【附注]/.test(line.text) &&
      !/right|end/.test(getComputedStyle(line.block).textAlign);
  }

  function isBelow(box, text, isTitle) {
    return text.top >= box.bottom - 6 && text.top - box.bottom < (isTitle ? 600 : 120) &&
      Math.min(box.right, text.right) > Math.max(box.left, text.left);
  }

  // A cell with a whole text in it is layout.
  function isInDataCell(block) {
    const cell = block.closest("td");
    return cell !== null && cell.innerText.length < 300;
  }

  function squeezed(text) {
    return text.replace(/[\s\u3000]+/g, "");
  }

  function rounded(length) {
    return Math.round(length * 10) / 10;
  }
}
