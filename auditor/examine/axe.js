// Runs axe-core and keeps of every result one element for each component and reason, so that a page of a thousand
// equal faults is a few lines. Called as a function with {components, snippet, word, leftOut}; axe must have been injected.
async ({components, snippet, word, leftOut}) => {
  const {STEP, oneLine} = portal;
  const WORDS = 5;

  // Where there is no style sheet at all axe-core takes the orientation for undecided.
  if (!document.styleSheets.length) leftOut.push("css-orientation-lock");
  const results = await axe.run(document, {
    runOnly: axe.getRules().map(rule => rule.ruleId).filter(id => !leftOut.includes(id)),
    resultTypes: ["violations", "incomplete"],
    elementRef: true,
    preload: {assets: ["cssom", "media"], timeout: 2000},
  });
  return {
    version: axe.version,
    violations: results.violations.map(condensed),
    incomplete: results.incomplete.map(condensed),
    passed: heldEverywhere(results),
  };

  function condensed(result) {
    const alike = new Map();
    for (const node of result.nodes) {
      const component = componentOf(node);
      const checks = checksOf(node);
      const name = JSON.stringify([component, ...checks.map(({id, key}) => [id, key])]);
      const same = alike.get(name);
      if (same) {
        same.count += 1;
        // The example is the first element a reader can see.
        if (!isShown(same.node.element) && isShown(node.element)) Object.assign(same, {node, checks});
      } else {
        alike.set(name, {node, component, checks, count: 1});
      }
    }
    const nodes = [...alike.values()].slice(0, components).map(({node, component, checks, count}) => ({
      selector: node.target.flat().join(STEP),
      snippet: oneLine(node.html).slice(0, snippet),
      component,
      count,
      checks,
    }));
    return {rule: result.id, impact: result.impact || "", tags: result.tags, nodes, count: result.nodes.length};
  }

  function componentOf(node) {
    if (node.element) return portal.componentOf(node.element);
    return node.target.flat().join(STEP).replace(/#[^\s>.:[]+|\[[^\]]*\]|:nth-[a-z-]+\(\d+\)/g, "");
  }

  // axe-core keeps of a faulty element the checks it failed, of a doubtful one those that were not sure.
  function checksOf(node) {
    return [...node.none, ...node.all, ...node.any].map(({id, data}) => ({id, key: keyOf(data), values: plain(data)}));
  }

  function keyOf(data) {
    const key = data && data.messageKey;
    return typeof key === "string" ? key.replace(/^(singular|plural)$|(Singular|Plural)$/, "") : "";
  }

  // Words, numbers and lists of words; a list or word alone goes by the name axe-core gives it in its sentences.
  function plain(data) {
    if (Array.isArray(data) || typeof data === "string") data = {values: [data].flat()};
    const values = {};
    for (const [name, value] of Object.entries(data || {})) {
      if (name === "messageKey") continue;
      const list = [value].flat().filter(one => ["string", "number", "boolean"].includes(typeof one)).map(short);
      if (list.length) values[snake(name)] = Array.isArray(value) ? list.slice(0, WORDS) : list[0];
    }
    return values;
  }

  function snake(name) {
    return name.replace(/[A-Z]/g, letter => "_" + letter.toLowerCase());
  }

  function short(value) {
    return typeof value === "number" ? String(Math.round(100 * value) / 100) : oneLine(String(value)).slice(0, word);
  }

  function heldEverywhere({passes, violations, incomplete}) {
    const open = new Set([...violations, ...incomplete].map(result => result.id));
    return passes.map(result => result.id).filter(id => !open.has(id)).sort();
  }

  function isShown(element) {
    return element !== undefined && element !== null && portal.isVisible(element);
  }
}
