// Menus that open under the mouse: functions by name. The items found stay in the page as `hoverMenus`.
({
  // Items with hidden links below them, two of a component: at most `most` with links to which the walk did not come, and
  // `others` of those whose links it reached.
  find: ([most, others]) => {
    const {all, componentOf, isVisible, parentOf, selectorOf, snippetOf} = portal;
    const HIGHEST = 150, EACH = 2;
    const addresses = new Set(walk.stops.map(({element}) => element.href).filter(href => /^http/.test(href)));
    const names = new Set(walk.stops.map(({element}) => walk.nameOf(element)));
    const items = new Map();
    for (const link of all("a[href]")) {
      if (isVisible(link) || link.closest("[aria-hidden=true]")) continue;
      let item = parentOf(link);
      while (item && !isVisible(item)) item = parentOf(item);
      if (!item || item.matches("body, html, header, main, footer, nav, ul, ol") || item.getBoundingClientRect().height > HIGHEST) continue;
      if (!items.has(item)) items.set(item, []);
      items.get(item).push(link);
    }
    const unreached = [], reached = [], perComponent = new Map();
    for (const [item, links] of items) {
      const lost = links.filter(link => /^http/.test(link.href) ? !addresses.has(link.href) : !names.has(link.textContent.trim()));
      const component = componentOf(item);
      const [found, limit] = lost.length ? [unreached, most] : [reached, others];
      const count = (perComponent.get(component) ?? 0) + 1;
      perComponent.set(component, count);
      if (count <= EACH && found.length < limit) found.push({item, links, lost, component});
    }
    const found = [...unreached, ...reached];
    globalThis.hoverMenus = found.map(({item, links}) => ({item, links, head: headOf(item)}));
    return found.map(({item, links, lost, component}) => {
      const head = headOf(item);
      return {
        selector: selectorOf(item), snippet: snippetOf(item), component, count: perComponent.get(component),
        name: walk.nameOf(head ?? item), links: lost.length, example: (lost[0] ?? links[0]).textContent.trim().slice(0, 30),
        leads: head !== null && /^http/.test(head.href ?? "") && head.getAttribute("href") !== "" && !/^#/.test(head.getAttribute("href")),
      };
    });

    function headOf(item) {
      return walk.stops.map(({element}) => element).find(element => item === element || item.contains(element)) ??
        (walk.numberOf(parentOf(item)) === null ? null : parentOf(item));
    }
  },

  // Where to point at.
  spot: at => {
    const {item, head} = hoverMenus[at];
    item.scrollIntoView({block: "center", inline: "nearest", behavior: "instant"});
    const {left, top, width, height} = (head ?? item).getBoundingClientRect();
    return {x: left + width / 2, y: top + Math.min(height / 2, 20)};
  },

  note: at => { layers.note(hoverMenus[at].head); },

  // Whether what holds the links lies upon something of the page.
  covers: at => layers.appeared().some(layer => hoverMenus[at].links.some(link => layer.contains(link))),

  // Waits until the links are shown, or not shown.
  becomes: ([at, shown, most]) => new Promise(done => {
    const {links} = hoverMenus[at];
    const end = performance.now() + most;
    const look = () => {
      const is = links.some(link => portal.isVisible(link));
      if (is === shown || performance.now() > end) done(is);
      else setTimeout(look, 25);
    };
    look();
  }),

  focus: at => {
    const {head} = hoverMenus[at];
    layers.watch();
    head?.focus();
    return head !== null && walk.focused() === head;
  },

  end: () => {
    layers.restore();
    walk.focused()?.blur();
  },
})
