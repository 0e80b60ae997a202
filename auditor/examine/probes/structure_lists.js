// Finds lines that follow one another, begin alike and are no list in the markup.
lines => {
  const {byComponent} = portal;
  const OTHERS = "ul, ol, dl, menu, form, label, button, pre, code, h1, h2, h3, h4, h5, h6, [role=list], [role=listbox], [role=menu]";
  const BULLET = /^([·•●◆◇■□▪▶►※★☆○◎✓✔➢*]|[-–—](?![\-–—\d]))\s*(?=[^\s\d*])/;
  const NUMBER = /^([（(]?)(\d{1,2}|[①-⑳])([)）.．、]?)\s*(?![\d\s.．%年月日号楼层])/;

  const found = [];
  let run = null;
  lines.forEach((line, index) => {
    const mark = markOf(line);
    if (run && mark && fits(run, mark, line, lines[index - 1])) {
      run.lines += 1;
      run.number = mark.number;
      run.letters = Math.max(run.letters, line.letters);
      return;
    }
    run = mark && (mark.number ?? 1) === 1 && !isTold(line) ? start(line, mark) : null;
    if (run) found.push(run);
  });
  const lists = found.filter(one => one.lines > 1).map(({element, mark, lines, letters, text}) =>
    ({element, mark, lines, letters, text}));
  return byComponent(lists, (one, other) => one.lines > other.lines);

  function start(line, mark) {
    return {element: line.block, parent: line.block.parentElement, ...mark, lines: 1, letters: line.letters,
      text: line.text.slice(0, 60)};
  }

  function markOf(line) {
    if (line.inFrame || line.hasControl || line.letters < 3) return null;
    const bullet = BULLET.exec(line.text);
    if (bullet) return {mark: bullet[1], form: bullet[1], number: null};
    const number = NUMBER.exec(line.text);
    if (!number) return null;
    const isCircled = number[2] >= "①";
    if (!isCircled && !number[3]) return null;
    const value = isCircled ? number[2].charCodeAt(0) - 0x2460 + 1 : Number(number[2]);
    return {mark: number[0].trim(), form: isCircled ? "①" : number[1] + number[3], number: value};
  }

  function fits(list, mark, line, before) {
    const isNext = list.number === null ? mark.number === null : mark.number === list.number + 1;
    const isBeside = line.block === before.block || line.block.parentElement === list.parent;
    return isNext && isBeside && mark.form === list.form;
  }

  function isTold(line) {
    const cell = line.block.closest("td, th");
    return line.block.closest(OTHERS) !== null || (cell !== null && cell.innerText.length < 300);
  }
}
