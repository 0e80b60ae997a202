"use strict";
// Filtering, searching and expanding only: without this script everything is there.
for (const form of document.querySelectorAll("form.filter")) {
  const region = document.getElementById(form.dataset.for);
  const items = [...region.querySelectorAll("[data-item]")];
  const texts = new Map(items.map((item) => [item, ownText(item)]));
  const output = form.querySelector("output");
  const expand = form.querySelector("button");

  const apply = () => {
    const wanted = [...form.querySelectorAll("select")].filter((select) => select.value);
    const words = form.elements.text.value.trim().toLowerCase();
    const matching = items.filter(
      (item) =>
        texts.get(item).includes(words) &&
        wanted.every((select) => item.dataset[select.name].split(" ").includes(select.value)),
    );
    const shown = new Set();
    for (const item of matching) {
      for (let above = item; above; above = above.parentElement.closest("[data-item]")) shown.add(above);
      if (!wanted.length && !words) continue;
      for (let box = item.parentElement.closest("details"); box; box = box.parentElement.closest("details")) box.open = true;
    }
    for (const item of items) item.hidden = !shown.has(item);
    output.value = output.dataset.shown.replace("%shown", matching.length).replace("%all", items.length);
  };

  form.addEventListener("input", apply);
  form.addEventListener("submit", (event) => event.preventDefault());
  expand?.addEventListener("click", () => {
    const open = expand.textContent === expand.dataset.expand;
    for (const box of region.querySelectorAll("details")) box.open = open;
    expand.textContent = open ? expand.dataset.collapse : expand.dataset.expand;
  });
  form.hidden = false;
}

function ownText(item) {
  const own = item.querySelector(":scope > .row") ?? item;
  return own.textContent.toLowerCase();
}
