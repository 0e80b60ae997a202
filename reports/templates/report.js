"use strict";
// Filtering, searching, expanding, copying and shortcuts only: without this script everything is there.

for (const form of document.querySelectorAll("form.filter")) {
  const region = document.getElementById(form.dataset.for);
  const items = [...region.querySelectorAll("[data-item]")];
  const output = form.querySelector("output");
  const expand = form.querySelector("button");
  let texts; // gathered when somebody filters: a long report opens sooner

  const apply = () => {
    texts ??= new Map(items.map((item) => [item, ownText(item)]));
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
    for (const box of region.querySelectorAll("details:not(.handover)")) box.open = open;
    expand.textContent = open ? expand.dataset.collapse : expand.dataset.expand;
  });
  form.hidden = false;
}

function ownText(item) {
  const own = item.querySelector(":scope > .row") ?? item;
  return own.textContent.toLowerCase();
}

for (const box of document.querySelectorAll(".handover")) {
  const [text, button, output] = ["textarea", "button", "output"].map((part) => box.querySelector(part));
  button.addEventListener("click", async () => {
    text.select();
    // Selected first: where the clipboard is closed to pages, one key press copies it.
    await navigator.clipboard?.writeText(text.value).then(
      () => (output.value = button.dataset.copied),
      () => text.focus(),
    );
  });
  button.hidden = false;
}

const keys = document.querySelector("form.keys");
if (keys) {
  const causes = [...document.querySelectorAll(".cause")];
  const go = (element) => {
    element.tabIndex = -1;
    element.focus();
    element.scrollIntoView({ block: "start" });
  };
  const step = (forward) => {
    const shown = causes.filter((cause) => !cause.hidden);
    const at = shown.findIndex((cause) => cause.contains(document.activeElement));
    const next = shown[forward ? at + 1 : at - 1];
    if (next) go(next);
  };
  const actions = {
    j: () => step(true),
    k: () => step(false),
    "/": () => document.querySelector("form[data-for=cause-list] input").focus(),
    c: () => go(document.querySelector(".contents")),
  };
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest("input:not([type=checkbox]), select, textarea");
    if (!keys.elements.keys.checked || typing || event.ctrlKey || event.altKey || event.metaKey) return;
    if (!Object.hasOwn(actions, event.key)) return;
    event.preventDefault();
    actions[event.key]();
  });
  keys.addEventListener("submit", (event) => event.preventDefault());
  keys.hidden = false;
}
