// Turns the pages of a list that only a click turns, and puts the rows of all pages into the first one.
// Takes the words of such a control, how often it may be clicked, and the milliseconds between two clicks.
async ([words, most, pause]) => {
  const BOXES = "ul, ol, dl, tbody, div, section";
  const control = () => [...document.querySelectorAll("a, button, span, li")].find(turns);
  const turns = (it) => {
    if (!words.includes(it.textContent.replace(/\s/g, "").toLowerCase()) || it.closest("form")) return false;
    if (it.disabled || it.getAttribute("aria-disabled") === "true" || it.querySelector("a, button")) return false;
    if (it.closest("[class*=disabled]") || !it.getClientRects().length) return false;
    const does = `${it.getAttribute("href") ?? ""} ${it.getAttribute("onclick") ?? ""}`;
    return /^\s*(#|javascript:|$)/i.test(it.getAttribute("href") ?? "") && !/postback|submit|location/i.test(does);
  };
  const settled = () => new Promise((done) => {
    let timer = setTimeout(finish, pause);
    const observer = new MutationObserver(() => { clearTimeout(timer); timer = setTimeout(finish, pause); });
    function finish() { observer.disconnect(); done(); }
    observer.observe(document.body, {subtree: true, childList: true, characterData: true});
    setTimeout(finish, 4 * pause);
  });
  const links = () => [...document.querySelectorAll("a[href]")].filter((a) => !/^\s*(#|javascript:|$)/i.test(a.getAttribute("href")));
  const around = (rows) => rows.slice(1).reduce((box, row) => {
    while (!box.contains(row)) box = box.parentElement;
    return box;
  }, rows[0]);

  const seen = new Set(links().map((a) => a.href));
  const first = new Map([...document.querySelectorAll(BOXES)].map((box) => [box, box.innerHTML]));
  let list = null, rows = "";
  for (let turn = 0; turn < most; turn++) {
    const next = control();
    if (!next) break;
    next.click();
    await settled();
    const fresh = links().filter((a) => !seen.has(a.href));
    if (!fresh.length) break;
    fresh.forEach((a) => seen.add(a.href));
    if (!list) {
      list = around(fresh);
      while (list && !first.has(list)) list = list.parentElement;
      if (!list || list.contains(next)) return 0;
      rows = first.get(list);
    }
    rows += list.innerHTML;
  }
  if (list) list.innerHTML = rows;
  return seen.size;
}
