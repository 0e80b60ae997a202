// Finds tables of data without a header cell.
() => {
  const {all, byComponent, colourOf, isVisible, oneLine} = portal;
  const MOST_ROWS = 40, LABEL = 14, LONGEST = 200;

  const found = [];
  for (const table of all("table")) {
    const rows = rowsOf(table);
    if (!isVisible(table) || !isData(table, rows)) continue;
    const header = headerOf(rows);
    const column = header === "column" ? rows.map(row => row[0]) : rows[0];
    found.push({
      element: table,
      rows: table.rows.length,
      columns: rows[0].length,
      header,
      text: column.map(wordsOf).join(" / ").slice(0, 60),
    });
  }
  return byComponent(found, (one, other) => one.header && !other.header);

  function rowsOf(table) {
    return [...table.rows].slice(0, MOST_ROWS).map(row => [...row.cells]).filter(cells => cells.length);
  }

  // Layout is what holds tables, controls, pictures or whole texts, or is no more than one column or row.
  function isData(table, rows) {
    if (rows.length < 2 || table.matches("[role=presentation], [role=none], [role=group]")) return false;
    if (table.querySelector("th, [scope], [headers], [role=columnheader], [role=rowheader], table, input, select, textarea, form, ul, ol, iframe")) {
      return false;
    }
    if (table.parentElement.closest("table, nav, header, footer, [role=navigation], [role=banner], [role=contentinfo]")) return false;
    const width = rows[0].length;
    const alike = rows.filter(row => row.length === width && row.every(cell => cell.colSpan === 1));
    if (width < 2 || alike.length < 2 || alike.length < rows.length * 0.6) return false;
    const texts = rows.flat().map(wordsOf);
    return texts.filter(text => text).length >= texts.length * 0.6 && texts.every(text => text.length <= LONGEST) &&
      table.querySelectorAll("img").length < rows.length && isRuled(rows);
  }

  // Ruled lines or shaded cells: the grid of a table is seen.
  function isRuled(rows) {
    return rows.slice(0, 3).flat().slice(0, 6).some(cell => {
      const style = getComputedStyle(cell), row = getComputedStyle(cell.parentElement);
      return parseFloat(style.borderBottomWidth) > 0 || parseFloat(style.borderTopWidth) > 0 || parseFloat(row.borderBottomWidth) > 0 ||
        isPainted(style.backgroundColor) || isPainted(row.backgroundColor);
    });
  }

  function headerOf(rows) {
    const [first, ...below] = rows;
    const body = below.slice(0, 6);
    if (areLabels(first) && differs(first, body.flat())) return "row";
    const column = rows.map(row => row[0]);
    if (areLabels(column) && rows.every(row => row.length > 1) && differs(column, rows.flatMap(row => row.slice(1, 2)))) return "column";
    const isFigure = cell => /^[\d.,%‰+\-/年月日:： 〔〕]*\d[\d.,%‰+\-/年月日:：]*[\u3400-\u9fff]{0,2}$/.test(wordsOf(cell));
    const figures = first.some((_, place) => body.length > 1 && body.every(row => row[place] && isFigure(row[place])));
    return areLabels(first) && figures && !first.some(cell => /\d/.test(wordsOf(cell))) ? "kind" : "";
  }

  function areLabels(cells) {
    const words = cells.map(wordsOf);
    return words.every(text => text.length <= LABEL) && words.filter(text => text).length >= Math.max(2, words.length - 1) &&
      new Set(words).size > words.length / 2 && cells.every(cell => !cell.querySelector("a[href]"));
  }

  // All of them look one way and none of the others does.
  function differs(cells, others) {
    if (!others.length) return false;
    const looks = cells.filter(cell => wordsOf(cell)).map(lookOf), rest = others.map(lookOf);
    const bold = looks.every(look => look.bold) && !rest.some(look => look.bold);
    const painted = looks.every(look => look.ground === looks[0].ground) && rest.every(look => look.ground !== looks[0].ground) &&
      isPainted(looks[0].ground);
    const centred = looks.every(look => look.centred) && !rest.some(look => look.centred);
    return bold || painted || centred;
  }

  function lookOf(cell) {
    let inner = cell;
    while (inner.childElementCount === 1 && inner.textContent.trim() === inner.firstElementChild.textContent.trim()) inner = inner.firstElementChild;
    const style = getComputedStyle(inner);
    const grounds = [cell, cell.parentElement, cell.parentElement.parentElement].map(it => getComputedStyle(it).backgroundColor);
    return {bold: parseInt(style.fontWeight) >= 600, centred: style.textAlign.includes("center"), ground: grounds.find(isPainted) ?? ""};
  }

  function isPainted(colour) {
    const [red, green, blue, alpha] = colourOf(colour);
    return alpha > 0 && Math.min(red, green, blue) < 255;
  }

  function wordsOf(cell) {
    return oneLine(cell.textContent).replace(/[\s\u3000]+/g, "");
  }
}
