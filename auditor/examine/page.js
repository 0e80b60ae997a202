// What every probe needs to speak of an element; run once in the isolated world of a page, before the probes.
globalThis.portal = (() => {
  const SNIPPET = 200, COMPONENTS = 50;
  const STEP = " >>> ";
  const colours = new Map();
  let painter;

  return {
    SNIPPET, STEP, all, byComponent, colourOf, componentOf, contrastOf, find, isVisible, luminanceOf, nameOf, oneLine, parentOf,
    selectorOf, snippetOf,
  };

  // Every element below `root` that fits, those in open shadow trees included, in document order.
  function all(selector, root = document) {
    const hosts = new Set([...root.querySelectorAll("*")].filter(element => element.shadowRoot));
    if (!hosts.size) return [...root.querySelectorAll(selector)];
    const found = [];
    for (const element of root.querySelectorAll("*")) {
      if (element.matches(selector)) found.push(element);
      if (hosts.has(element)) found.push(...all(selector, element.shadowRoot));
    }
    return found;
  }

  // The first element a selector of ours or of axe-core finds, through shadow trees and frames of this origin.
  function find(selector) {
    let root = document, found = null;
    for (const step of selector.split(STEP)) {
      found = root?.querySelector(step) ?? null;
      root = found?.shadowRoot ?? found?.contentDocument;
    }
    return found;
  }

  // Condenses `[{element, …measured}]` to one entry of each component: the one that `isWorse(entry, other)` says,
  // with the place of its element and the count of all. The order is that of the document.
  function byComponent(entries, isWorse) {
    const groups = new Map();
    for (const entry of entries) {
      const component = componentOf(entry.element);
      const group = groups.get(component);
      if (!group) groups.set(component, {entry, count: 1});
      else {
        group.count += 1;
        if (isWorse(entry, group.entry)) group.entry = entry;
      }
    }
    return [...groups].slice(0, COMPONENTS).map(([component, {entry: {element, ...measured}, count}]) =>
      ({selector: selectorOf(element), snippet: snippetOf(element), component, count, ...measured}));
  }

  // Five steps of tag and first class without digits: digits and ids number or generate. A path without any class
  // says nothing of the place, so the nearest block with a class is written before it. It ends at a shadow tree: what
  // stands in one is repaired once, wherever its host is.
  function componentOf(element) {
    const steps = [];
    let at = element;
    for (; at && steps.length < 5; at = at.parentElement) steps.unshift(stepOf(at));
    const path = steps.join(">");
    if (path.includes(".")) return path;
    while (at && !stepOf(at).includes(".")) at = at.parentElement;
    return at ? `${stepOf(at)} ${path}` : path;
  }

  function stepOf(element) {
    const plain = [...element.classList].find(name => /^[A-Za-z_\u4e00-\u9fff-]+$/.test(name));
    return element.localName + (plain ? "." + plain : "");
  }

  // The element around, out of a shadow tree too.
  function parentOf(element) {
    return element.parentElement ?? element.getRootNode().host ?? null;
  }

  // A path that finds the element again, from the nearest id that is its own on this page and on the next one.
  function selectorOf(element) {
    const root = element.getRootNode();
    const steps = [];
    for (let at = element; at; at = at.parentElement) {
      if (at.id && /^[A-Za-z_][\w-]*$/.test(at.id) && at.id.replace(/\D/g, "").length < 5 &&
          root.querySelectorAll(`#${at.id}`).length === 1) {
        steps.unshift(`#${at.id}`);
        break;
      }
      const alike = at.parentElement ? [...at.parentElement.children].filter(one => one.localName === at.localName) : [at];
      const name = CSS.escape(at.localName);
      steps.unshift(alike.length > 1 ? `${name}:nth-of-type(${alike.indexOf(at) + 1})` : name);
    }
    const path = steps.join(" > ");
    const around = root.host ?? (root === document ? null : root.defaultView?.frameElement);
    return around ? selectorOf(around) + STEP + path : path;
  }

  // The start tag and the first words of the element.
  function snippetOf(element) {
    const tag = element.cloneNode(false).outerHTML.replace(/<\/[^>]*>$/, "");
    return oneLine(tag + oneLine(element.textContent)).slice(0, SNIPPET);
  }

  // What a reader calls the element: its words, else those of its picture, value, title or label.
  function nameOf(element) {
    const picture = element.querySelector("img[alt]");
    const named = [element.innerText, element.value, picture?.alt, element.ariaLabel, element.title, element.placeholder];
    return oneLine(named.find(text => typeof text === "string" && text.trim()) ?? "").slice(0, 40);
  }

  // Whether a reader can see it: it takes up room on the page, is not transparent, clipped away or moved off the page.
  function isVisible(element) {
    if (!element?.checkVisibility({checkOpacity: true, checkVisibilityCSS: true})) return false;
    const {left, top, right, bottom, width, height} = element.getBoundingClientRect();
    if (width < 2 || height < 2 || right + scrollX <= 0 || bottom + scrollY <= 0) return false;
    if (left + scrollX >= Math.max(document.documentElement.scrollWidth, innerWidth) || top + scrollY < -9000) return false;
    const style = getComputedStyle(element);
    return !/inset\((?:50|100)%|rect\(0(px)?|rect\(1px/.test(`${style.clipPath} ${style.clip}`);
  }

  // Red, green, blue of 255 and alpha of a colour as computed style writes it, in whatever colour space; one beyond what
  // a screen shows is the nearest it does.
  function colourOf(text) {
    if (!colours.has(text)) colours.set(text, /^rgba?\([\d., ]+\)$/.test(text) ? numbersOf(text) : painted(text));
    return colours.get(text);
  }

  function numbersOf(text) {
    const [red, green, blue, alpha = 1] = text.match(/[\d.]+/g).map(Number);
    return [red, green, blue, alpha];
  }

  // Its own alpha is read apart: what is painted faintly keeps little of its colour.
  function painted(text) {
    const [, alpha = "1", percent = ""] = /\/\s*([\d.e-]+|none)(%?)/.exec(text) ?? [];
    painter ??= new OffscreenCanvas(1, 1).getContext("2d", {willReadFrequently: true});
    painter.clearRect(0, 0, 1, 1);
    painter.fillStyle = "transparent";
    painter.fillStyle = text.replace(/\s*\/[^)]*/, "");
    painter.fillRect(0, 0, 1, 1);
    const [red, green, blue, opacity] = painter.getImageData(0, 0, 1, 1).data;
    return [red, green, blue, (opacity / 255) * (Number(alpha) || 0) / (percent ? 100 : 1)];
  }

  // The contrast of two colours as WCAG reckons it, 1 to 21; what more than red, green and blue they have does not count.
  function contrastOf(one, other) {
    const [darker, lighter] = [luminanceOf(one), luminanceOf(other)].sort((left, right) => left - right);
    return (lighter + 0.05) / (darker + 0.05);
  }

  // Relative luminance, 0 to 1.
  function luminanceOf([red, green, blue]) {
    const [r, g, b] = [red, green, blue].map(part => part / 255).map(part => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  }

  function oneLine(text) {
    return text.replace(/\s+/g, " ").trim();
  }
})();
