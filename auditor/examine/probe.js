// Runs axe-core and keeps of every result one element for each component, so that a page of a thousand equal
// faults is a few lines. Called as a function with {components, snippet}; axe must have been injected.
async ({components, snippet}) => {
  const STEP = " >>> ";

  const results = await axe.run(document, {
    resultTypes: ["violations", "incomplete"],
    elementRef: true,
    preload: {assets: ["media"], timeout: 2000},
  });
  return {
    version: axe.version,
    violations: results.violations.map(condensed),
    incomplete: results.incomplete.map(condensed),
    passed: heldEverywhere(results),
  };

  function condensed(result) {
    const byComponent = new Map();
    for (const node of result.nodes) {
      const name = componentOf(node);
      const same = byComponent.get(name);
      if (same) {
        same.count += 1;
        // The example is the first element a reader can see.
        if (!isVisible(same.node.element) && isVisible(node.element)) same.node = node;
      } else {
        byComponent.set(name, {node, count: 1});
      }
    }
    const nodes = [...byComponent].slice(0, components).map(([component, {node, count}]) => ({
      selector: node.target.flat().join(STEP),
      snippet: oneLine(node.html).slice(0, snippet),
      message: oneLine(node.failureSummary || "").slice(0, 2 * snippet),
      component,
      count,
      values: measured(node),
    }));
    return {rule: result.id, impact: result.impact || "", tags: result.tags, nodes, count: result.nodes.length};
  }

  // Five steps of tag and first class without digits: digits and ids number or generate. A path without any class
  // says nothing of the place, so the nearest block with a class is written before it.
  function componentOf(node) {
    const element = node.element;
    if (!element) return node.target.flat().join(STEP).replace(/#[^\s>.:[]+|\[[^\]]*\]|:nth-[a-z-]+\(\d+\)/g, "");
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

  function measured(node) {
    for (const check of [...node.any, ...node.all, ...node.none]) {
      const data = check.data;
      if (!data || !data.contrastRatio || !data.fgColor || !data.bgColor) continue;
      return {
        ratio: String(data.contrastRatio),
        expected: String(data.expectedContrastRatio).replace(":1", ""),
        foreground: data.fgColor,
        background: data.bgColor,
      };
    }
    return {};
  }

  function heldEverywhere({passes, violations, incomplete}) {
    const open = new Set([...violations, ...incomplete].map(result => result.id));
    return passes.map(result => result.id).filter(id => !open.has(id)).sort();
  }

  function isVisible(element) {
    if (!element) return false;
    const {width, height} = element.getBoundingClientRect();
    return width > 0 && height > 0;
  }

  function oneLine(text) {
    return text.replace(/\s+/g, " ").trim();
  }
}
