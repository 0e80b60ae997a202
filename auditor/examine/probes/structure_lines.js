// Reads the lines of text a page shows, in document order: what one block holds up to a line break. Called as a
// function; the parts of the structure probe work on what it returns.
() => {
  const {isVisible} = portal;
  const SILENT = new Set(["script", "style", "noscript", "template", "svg", "select", "textarea", "iframe", "object", "canvas"]);
  const CONTROLS = new Set(["input", "select", "textarea", "button"]);
  const FRAME = "header, footer, nav, [role=banner], [role=navigation], [role=contentinfo], [role=search], [role=dialog]";

  const looks = new Map(), blocks = new Map(), lines = [];
  let line = null;
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, node =>
    SILENT.has(node.localName) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (node.nodeType === Node.TEXT_NODE) add(node);
    else if (node.localName === "br") line = null;
    else if (CONTROLS.has(node.localName) && line) line.hasControl = true;
  }
  for (const one of lines) finish(one);
  return lines.filter(one => one.letters);

  function add(node) {
    const text = node.data.replace(/[\s\u200b\ufeff]+/g, " ");
    if (text === " " || !text) {
      if (line) line.text += text;
      return;
    }
    const look = lookOf(node.parentElement);
    if (!look.seen) return;
    if (line?.block !== look.block) {
      line = {block: look.block, text: "", nodes: [], bold: 0, linked: 0, letters: 0, sizes: 0, hasControl: false};
      lines.push(line);
    }
    const letters = text.replace(/\s/g, "").length;
    line.text += text;
    line.nodes.push(node);
    line.letters += letters;
    line.sizes += letters * look.size;
    if (look.bold) line.bold += letters;
    if (look.linked) line.linked += letters;
  }

  function lookOf(element) {
    let look = looks.get(element);
    if (!look) {
      const style = getComputedStyle(element);
      const block = blockOf(element, style);
      look = {
        block,
        seen: isVisible(element),
        size: parseFloat(style.fontSize),
        bold: parseInt(style.fontWeight) >= 600,
        linked: element.closest("a, button") !== null,
      };
      looks.set(element, look);
    }
    return look;
  }

  function blockOf(element, style = getComputedStyle(element)) {
    let block = blocks.get(element);
    if (!block) {
      const isInline = style.display.startsWith("inline") || style.display === "contents";
      block = isInline && element.parentElement ? blockOf(element.parentElement) : element;
      blocks.set(element, block);
    }
    return block;
  }

  // Running text: a sentence at least, no row of links.
  function finish(one) {
    one.text = one.text.replace(/[\s\u3000]+/g, " ").trim();
    one.size = one.letters ? one.sizes / one.letters : 0;
    one.isBold = one.bold >= 0.9 * one.letters;
    one.isPlain = one.bold <= 0.5 * one.letters;
    one.isLinked = one.linked >= 0.5 * one.letters;
    one.inFrame = isInFrame(one.block);
    one.isRunning = !one.inFrame && !one.isLinked && one.letters >= 40 && /[。；！？]|[a-z][.!?;]/.test(one.text);
    one.box = boxOf;
  }

  // The head of an article is part of what the page says.
  function isInFrame(block) {
    const frame = block.closest(FRAME);
    return frame !== null && !(/^(header|footer)$/.test(frame.localName) && frame.closest("article, main"));
  }

  function boxOf() {
    const range = document.createRange();
    range.setStartBefore(this.nodes[0]);
    range.setEndAfter(this.nodes.at(-1));
    return range.getBoundingClientRect();
  }
}
