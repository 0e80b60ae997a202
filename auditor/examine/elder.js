// What the visit of the elder mode asks a page; run once in the isolated world of each, after page.js and the words.
portal.elder = (() => {
  const {all, componentOf, find, isVisible, nameOf, oneLine, selectorOf, snippetOf, words} = portal;
  const CONTROLS = "a, area, button, input[type=button], input[type=image], input[type=submit], [onclick], [role=button], [role=link], [role=tab]";
  const HEAD = 300, LONGEST = 10, TEXTS = 4000, PRINTS = 20, LITTLE = 12, SMALL = 70;
  const beside = words.elder.beside;

  return {aim, entrances, faint, focus, larger, look, named, onward, squeezed, state};

  // -- entrances

  // How many entrances a reader can see, and those that stand at the head of the page or float, in document order.
  function entrances() {
    const found = [];
    for (const element of candidates()) {
      const kind = kindOf(element);
      if (kind === null || !isVisible(element)) continue;
      const last = found[found.length - 1];
      if (last && last.kind === kind && last.element.contains(element)) found.pop();
      found.push({element, kind});
    }
    const trials = found.filter(({element}) => isAtHand(element))
      .map(({element, kind}) => ({...spotOf(element), kind, name: nameOf(element), url: addressOf(element)}));
    return {all: found.length, openers: found.length ? 0 : all("*", document.body).filter(mayOpen).length, trials};
  }

  function candidates() {
    const ids = words.entries.entrances.flatMap(one => one.ids);
    const named = all("[id]").filter(element => ids.includes(element.id.toLowerCase()));
    const pointed = all("span, div, p, li, i, em, img").filter(element => {
      const name = squeezed(nameOf(element));
      return name && name.length <= LONGEST && element.children.length < 3 && getComputedStyle(element).cursor === "pointer";
    });
    const found = [...new Set([...all(CONTROLS), ...named, ...pointed])];
    return found.sort((one, other) => one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1);
  }

  function kindOf(element) {
    const name = squeezed(nameOf(element));
    const href = (element.getAttribute("href") ?? "").trim();
    const isScript = /^javascript:/i.test(href);
    const handler = `${element.getAttribute("onclick") ?? ""} ${isScript ? href : ""}`;
    for (const one of words.entries.entrances) {
      if (one.kind !== "elder" && one.kind !== "accessible") continue;
      const isCalled = name !== "" && name.length <= LONGEST && (one.texts ?? []).concat(one.parts ?? []).some(part => name.includes(part)) &&
        !(one.not_in ?? []).some(part => name.includes(part));
      const isMeant = (one.ids ?? []).includes(element.id.toLowerCase()) || (one.handlers ?? []).some(part => handler.includes(part)) ||
        (!isScript && (one.addresses ?? []).some(part => href.includes(part)));
      if (isCalled || isMeant) return one.kind;
    }
    return null;
  }

  // A control at the head of the page that leads nowhere may open a menu; a picture without a name may be an entrance.
  function mayOpen(element) {
    if (!isVisible(element) || !isAtHand(element) || element.closest("form, [role=search]")) return false;
    const link = element.closest("a[href]");
    if (addressOf(element)) return link === element && !nameOf(link) && !link.innerHTML.includes("logo");
    if (element.matches(CONTROLS) || element.localName === "label" || getComputedStyle(element).cursor === "pointer") return true;
    const {width, height} = element.getBoundingClientRect();
    return !nameOf(element) && Math.min(width, height) >= LITTLE && Math.max(width, height) <= SMALL;
  }

  // Headlines of the page may speak of the elder mode too; its entrance stands at the head or floats.
  function isAtHand(element) {
    for (let at = element; at; at = at.parentElement) if (getComputedStyle(at).position === "fixed") return true;
    return element.getBoundingClientRect().top + scrollY <= HEAD;
  }

  function addressOf(element) {
    const link = element.closest("a[href], area[href]") ?? element.querySelector("a[href]");
    const written = link?.getAttribute("href").trim() ?? "";
    if (!written || written.startsWith("#") || !/^https?:/.test(link.href) || link.hasAttribute("onclick")) return "";
    return link.href;
  }

  // Puts the focus on an element, or on the control in it; whether the Tab key gets there.
  function focus(selector) {
    const element = find(selector);
    if (element === null) return false;
    const control = [element, ...element.querySelectorAll("*"), ...(element.closest("a, button") ? [element.closest("a, button")] : [])]
      .find(one => one.tabIndex >= 0);
    control?.focus();
    return control !== undefined && document.activeElement === control;
  }

  // Where to click an element; null when it is not to be had.
  function aim(selector) {
    const element = find(selector);
    if (element === null || !isVisible(element)) return null;
    element.scrollIntoView({block: "nearest", behavior: "instant"});
    const {left, top, width, height} = element.getBoundingClientRect();
    return {x: left + width / 2, y: top + height / 2};
  }

  // Things that differ between two modes of a page; each stays the same while the page only moves.
  function state() {
    const root = document.documentElement, body = document.body;
    const outer = [...body.children].filter(isVisible).map(one => `${one.localName}#${one.id}.${one.className}`);
    const style = getComputedStyle(body);
    return [
      [...root.attributes].map(it => `${it.name}=${it.value}`).join(" "),
      [...body.attributes].map(it => `${it.name}=${it.value}`).join(" "),
      outer.join(" "),
      `${document.styleSheets.length} ${[...document.styleSheets].filter(sheet => !sheet.disabled).map(sheet => sheet.href ?? "").join(" ")}`,
      `${style.zoom} ${style.transform} ${style.filter} ${style.fontSize} ${style.color} ${style.backgroundColor} ${getComputedStyle(root).fontSize}`,
      String(all(CONTROLS).filter(isVisible).length),
      String(texts().reduce((sum, text) => sum + text.chars * text.px, 0)),
      location.href,
    ];
  }

  // -- how a page reads

  function look(home) {
    const parts = texts().filter(({element}) => !element.closest(beside));
    const total = parts.reduce((sum, part) => sum + part.chars, 0);
    return {
      url: location.href,
      px: middle(parts, total),
      prints: printsOf(parts, total),
      tools: toolsOf(home),
      advertising: advertising(),
      framed: all("iframe").some(frame => isVisible(frame) && frame.getBoundingClientRect().height > 30),
    };
  }

  function texts() {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const shown = new Map(), found = [];
    for (let node = walker.nextNode(); node && found.length < TEXTS; node = walker.nextNode()) {
      const element = node.parentElement, chars = node.data.replace(/\s/g, "").length;
      if (!chars || element.closest("script, style, noscript, template, option")) continue;
      if (!shown.has(element)) shown.set(element, isVisible(element) ? sizeOf(element) : 0);
      if (shown.get(element) > 0) found.push({element, node, chars, px: shown.get(element)});
    }
    return found;
  }

  function sizeOf(element) {
    let scale = element.currentCSSZoom ?? 1;
    for (let at = element; at; at = at.parentElement) {
      const {transform} = getComputedStyle(at);
      if (transform !== "none") scale *= new DOMMatrixReadOnly(transform).a || 1;
    }
    return rounded(parseFloat(getComputedStyle(element).fontSize) * scale);
  }

  function middle(parts, total) {
    let sum = 0;
    for (const {chars, px} of [...parts].sort((one, other) => other.px - one.px)) {
      sum += chars;
      if (2 * sum >= total) return px;
    }
    return 0;
  }

  function printsOf(parts, total) {
    const prints = new Map();
    for (const part of parts) {
      const component = componentOf(part.element);
      const line = lineOf(part);
      const print = prints.get(component);
      if (!print) prints.set(component, {...part, line, count: 1});
      else {
        print.count += 1;
        print.chars += part.chars;
        if (part.px < print.px || (part.px === print.px && line && (!print.line || line < print.line))) {
          Object.assign(print, {element: part.element, px: part.px});
        }
        if (line && (!print.line || line < print.line)) print.line = line;
      }
    }
    return [...prints.values()].sort((one, other) => other.chars - one.chars).slice(0, PRINTS)
      .map(({element, px, line, chars, count}) => ({...spotOf(element), px, line, share: rounded(chars / total), count}));
  }

  // How far the lines of a text stand apart, in letter sizes; 0 for one line.
  function lineOf({node, px}) {
    if (node.data.length < 8) return 0;
    const range = document.createRange();
    range.selectNodeContents(node);
    const tops = [...range.getClientRects()].map(it => it.top).sort((one, other) => one - other);
    const steps = tops.slice(1).map((top, at) => top - tops[at]).filter(step => step > 0.5 * px).sort((one, other) => one - other);
    return steps.length ? rounded(steps[Math.floor(steps.length / 2)] / px) : 0;
  }

  function toolsOf(home) {
    const controls = all(CONTROLS).filter(isVisible);
    const leaves = all("span, div, p, li, i, em, b, img, label, dd, dt, td, option").filter(one => one.childElementCount === 0 && isVisible(one));
    const found = [];
    for (const {tool, names, parts, hints} of words.elder.tools) {
      const isNamed = one => named(one).some(name => names.includes(name) || (name.length <= 8 && parts.some(part => name.includes(part))));
      const isHinted = one => {
        const signs = ["class", "id", "onclick", "src"].map(name => one.getAttribute(name) ?? "").join(" ").toLowerCase();
        return one.childElementCount <= 2 && nameOf(one).length <= 8 && hints.some(hint => signs.includes(hint));
      };
      const control = controls.find(isNamed) ?? leaves.find(one => named(one).some(name => name.length > 1 && names.includes(name))) ??
        leaves.find(one => getComputedStyle(one).cursor === "pointer" && isNamed(one)) ?? controls.find(isHinted) ??
        (tool === "back" ? controls.find(one => leadsTo(one, home)) : undefined);
      if (control) found.push({...spotOf(control), tool, name: nameOf(control)});
    }
    return found;
  }

  function leadsTo(element, home) {
    return element.localName === "a" && element.href && element.href.split("#")[0] === home && element.getAttribute("href").trim() !== "";
  }

  function advertising() {
    return all("span, i, em, p, div, b, a, img, h2, h3").filter(one => one.childElementCount === 0 && isVisible(one) &&
      words.elder.advertising.includes(squeezed(one.innerText || one.alt || ""))).slice(0, 5).map(spotOf);
  }

  // Where the tool stands that makes everything larger; empty when there is none.
  function larger() {
    const steps = [...all(CONTROLS), ...all("span, div, li, i, img, p").filter(one => one.childElementCount < 2)].filter(isVisible);
    const step = steps.find(one => named(one).some(name => words.elder.larger.includes(name)));
    return step ? selectorOf(step) : "";
  }

  // Text that axe-core finds too faint, the foot left out: of each component the faintest.
  async function faint() {
    const {violations} = await axe.run(document, {runOnly: ["color-contrast"], resultTypes: ["violations"], elementRef: true});
    const nodes = violations.flatMap(it => it.nodes).filter(node => node.element && !node.element.closest(beside));
    const entries = nodes.map(node => {
      const {contrastRatio, fontSize, fgColor, bgColor} = node.any[0]?.data ?? {};
      return {
        element: node.element, ratio: contrastRatio ?? 0, px: parseFloat(/([\d.]+)px/.exec(fontSize ?? "")?.[1] ?? 0),
        foreground: fgColor ?? "", background: bgColor ?? "",
      };
    });
    return portal.byComponent(entries.filter(it => it.ratio > 0), (one, other) => one.ratio < other.ratio);
  }

  // Links that may be followed to see whether the mode goes along: those of the longest names first.
  function onward(home) {
    const links = all("a[href]").filter(link => isVisible(link) && !link.closest(beside) && addressOf(link) && kindOf(link) === null &&
      !/\.(?:pdf|docx?|xlsx?|zip|rar|wps|jpe?g|png|mp4)$/i.test(link.pathname) && ![home, location.href].some(here => here.split("#")[0] === link.href.split("#")[0]));
    const names = links.map(link => ({url: link.href, size: nameOf(link).length}));
    return names.sort((one, other) => other.size - one.size).slice(0, 20).map(link => link.url);
  }

  function named(element) {
    return [element.innerText, element.value, element.alt, element.title, element.ariaLabel]
      .filter(text => typeof text === "string" && text.trim()).map(squeezed);
  }

  function spotOf(element) {
    return {selector: selectorOf(element), snippet: snippetOf(element), component: componentOf(element)};
  }

  function squeezed(text) {
    return oneLine(text).replace(/\s+/g, "").replace(/^[\[【(（>»·|]+|[\]】)）>»·|]+$/g, "").toLowerCase();
  }

  function rounded(number) {
    return Math.round(number * 100) / 100;
  }
})();
