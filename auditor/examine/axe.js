// Runs axe-core and keeps of every result one element for each component, so that a page of a thousand equal
// faults is a few lines. Called as a function with {components, snippet}; axe must have been injected.
async ({components, snippet}) => {
  const {STEP, oneLine} = portal;

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
        if (!isShown(same.node.element) && isShown(node.element)) same.node = node;
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

  function componentOf(node) {
    if (node.element) return portal.componentOf(node.element);
    return node.target.flat().join(STEP).replace(/#[^\s>.:[]+|\[[^\]]*\]|:nth-[a-z-]+\(\d+\)/g, "");
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

  function isShown(element) {
    return element !== undefined && element !== null && portal.isVisible(element);
  }
}
