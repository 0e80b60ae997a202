// Watches what moves by itself. Called as a function, after still.js, while the reader's system asks for less movement; leaves its
// steps in `portal.motion`, for the movement must be looked at again under other conditions. `clock.js` holds the
// page's time meanwhile: half a minute passes in some milliseconds.
({step, watched}) => {
  const {all, byComponent, colourOf, luminanceOf, nameOf, oneLine, parentOf} = portal;
  const {animations, frameOf, isSeen, pictures, reversals, styled, videos} = portal.still;
  const MOST = 5000, TRIED = 6, ALIKE = 1.5, MOST_RAPID = 20;
  const RAPID_MS = 2000, GLANCE_MS = 50;
  const LOOKS = ["display", "visibility", "opacity", "backgroundImage", "backgroundPosition", "color", "backgroundColor"];
  const OPERABLE = "a, button, input[type=button], input[type=image], [role=button], [onclick], [tabindex], [class*=pause], " +
    "[class*=stop], [class*=close]";
  const FOCUSABLE = "a[href], button, input, select, textarea, [tabindex]";

  const calm = new Set(styled());
  const looks = new Map(), scrolls = new Map(), movers = new Map();
  const records = [], frames = all("iframe");
  let observer, movements = [], byClock = false, now = 0, left = null;
  portal.motion = {watch, reach, try: attempt, focus, blur, tell, end};

  // Lets the time pass and returns which of the movements are worth trying to stop.
  async function watch() {
    byClock = command("hold");
    for (const element of [...document.body.querySelectorAll("*")].slice(0, MOST)) {
      looks.set(element, lookOf(element));
      if (scrolls.size < 60 && isScroller(element)) scrolls.set(element, scrollOf(element));
    }
    scrolls.set(document.scrollingElement, scrollOf(document.scrollingElement));
    observer = new MutationObserver(found => records.push(...found));
    observer.observe(document.body, {
      subtree: true, childList: true, characterData: true, attributes: true, characterDataOldValue: true,
      attributeFilter: ["style", "class", "src", "hidden", "width", "height", "transform"],
    });
    globalThis.navigation?.addEventListener("navigate", stay);
    if (byClock) while (now < watched && !left) note(await pass(step));
    const rapid = left ? [] : [...movers].filter(([, {times}]) => times.length * step > 0.8 * watched).map(([element]) => element);
    await timeFlashes(rapid.slice(0, MOST_RAPID));
    movements = [...regions(), ...animations(calm), ...await pictures(), ...videos()];
    const tried = new Set();
    return movements.map((each, number) => ({number, name: portal.componentOf(each.element), kind: each.kind}))
      .filter(({name, kind}) => !["picture", "video", "figures"].includes(kind) && !tried.has(name) && tried.add(name))
      .slice(0, TRIED).map(({number}) => number);
  }

  function command(name, detail) {
    const give = to => !to?.dispatchEvent(new CustomEvent(`portal-auditor-${name}`, {cancelable: true, detail}));
    for (const frame of frames) give(frame.contentDocument);
    return give(document);
  }

  // A page that wants to leave is kept: the probes after this one need it.
  function stay(event) {
    if (event.destination.sameDocument || !event.cancelable) return;
    event.preventDefault();
    left ??= event.destination.url;
  }

  // One step of time; returns what changed in it: element → kind.
  async function pass(span) {
    now += span;
    command("advance", span);
    await null;
    if (finish(span)) await new Promise(done => requestAnimationFrame(done));
    const changed = new Map(), restyled = new Set(), refilled = new Map(), fresh = new Set();
    for (const record of records.splice(0).concat(observer.takeRecords())) {
      const element = record.target.nodeType === 1 ? record.target : record.target.parentElement;
      if (!element?.isConnected || element.matches("script, style, marquee, marquee *")) continue;
      // What is put in and then filled is told where it is put in.
      for (const node of record.addedNodes) fresh.add(node);
      if (record.type === "childList" && isWithin(fresh, element)) continue;
      if (record.type === "attributes") restyled.add(element);
      else if (isSeen(element)) refilled.set(element, [...refilled.get(element) ?? [], record]);
    }
    for (const [element, records] of refilled) keep(changed, element, contentKind(records));
    for (const element of restyled) {
      const before = looks.get(element), after = lookOf(element);
      looks.set(element, after);
      if (!before || !(before.isSeen || after.isSeen)) continue;
      if (before.place !== after.place && before.isSeen && after.isSeen) keep(changed, element, "moves");
      else if (before.look !== after.look) keep(changed, element, "changes");
    }
    for (const [element, before] of scrolls) {
      const after = scrollOf(element);
      scrolls.set(element, after);
      if (before !== after && isSeen(element) && element.localName !== "marquee") keep(changed, element, "moves");
    }
    return changed;
  }

  function isWithin(nodes, element) {
    for (let at = element; at; at = at.parentNode) if (nodes.has(at)) return true;
    return false;
  }

  // A transition and a short animation pass as the time does, so that what waits for their end goes on.
  function finish(span) {
    let isOver = false;
    for (const animation of document.getAnimations()) {
      const end = animation.effect?.getComputedTiming().endTime;
      if (animation.playState !== "running" || !Number.isFinite(end) || animation.timeline !== document.timeline) continue;
      animation.currentTime = Math.min(Number(animation.currentTime) + span, end);
      if (animation.currentTime >= end) isOver = true;
    }
    return isOver;
  }

  function keep(changed, element, kind) {
    const rank = ["", "figures", "changes", "moves"];
    if (kind && rank.indexOf(kind) > rank.indexOf(changed.get(element) ?? "")) changed.set(element, kind);
  }

  function note(changed) {
    for (const [element, kind] of changed) {
      const mover = movers.get(element) ?? {times: [], figures: 0, moves: 0};
      mover.times.push(now);
      if (kind in mover) mover[kind] += 1;
      movers.set(element, mover);
    }
  }

  // All that was put in and taken out of one element in a step; what is emptied and filled comes in several records.
  function contentKind(records) {
    const added = records.flatMap(record => [...record.addedNodes]), removed = records.flatMap(record => [...record.removedNodes]);
    if (added.some(node => removed.includes(node) && node.parentNode?.children.length > 1 && isSeen(node))) return "changes";
    const words = records.filter(record => record.type === "characterData");
    const before = [...words.map(record => record.oldValue), ...removed.map(contentOf)];
    const after = [...words.map(record => record.target.data), ...added.filter(node => node.nodeType === 3 || isSeen(node)).map(contentOf)];
    return wordsKind(before.join(" "), after.join(" "));
  }

  function contentOf(node) {
    if (node.nodeType === 3) return node.data.trim();
    if (node.nodeType !== 1 || node.matches("script, style, link")) return "";
    return oneLine(node.textContent) + [...node.querySelectorAll("img"), node].map(each => each.getAttribute("src") ?? "").join("");
  }

  function wordsKind(before, after) {
    if (oneLine(before) === oneLine(after)) return "";
    return oneLine(before).replace(/\d+/g, "") === oneLine(after).replace(/\d+/g, "") ? "figures" : "changes";
  }

  function lookOf(element) {
    const style = getComputedStyle(element), {left, top, width, height} = element.getBoundingClientRect();
    const place = [left + scrollX, top + scrollY, width, height].map(Math.round).join();
    const look = LOOKS.map(name => style[name]).join() + (element.currentSrc ?? "");
    return {place, look, isSeen: isSeen(element)};
  }

  function isScroller(element) {
    if (element.scrollWidth <= element.clientWidth + 1 && element.scrollHeight <= element.clientHeight + 1) return false;
    return getComputedStyle(element).overflow !== "visible";
  }

  function scrollOf(element) {
    return `${Math.round(element.scrollLeft)},${Math.round(element.scrollTop)}`;
  }

  // What changes all the time is looked at more closely for a moment.
  async function timeFlashes(elements) {
    const seen = elements.map(() => ({bright: [], there: []}));
    for (let passed = 0; elements.length && passed < RAPID_MS; passed += GLANCE_MS) {
      await pass(GLANCE_MS);
      elements.forEach((element, index) => {
        const {backgroundColor, opacity} = getComputedStyle(element);
        seen[index].bright.push(luminanceOf(colourOf(backgroundColor)));
        seen[index].there.push(isSeen(element) ? Number(opacity) : 0);
      });
    }
    elements.forEach((element, index) => {
      const {bright, there} = seen[index];
      const pairs = [bright, there].map(levels => reversals(levels) / 2 / (RAPID_MS / 1000));
      const brightness = pairs[0] >= pairs[1] && pairs[0] > 0 ? Math.max(...bright) - Math.min(...bright) : null;
      Object.assign(movers.get(element), {flashes: Math.max(...pairs), brightness});
    });
  }

  // The movers that belong together, where they went on to the end.
  function regions() {
    const found = [];
    const order = [...movers].sort(([one], [other]) => one.compareDocumentPosition(other) & 4 ? -1 : 1);
    for (const [element, {times, figures, moves, flashes = 0, brightness = null}] of order) {
      if (!element.isConnected) continue;
      // A clock is empty before it is first set.
      const kind = 3 * (times.length - figures) < figures ? "figures" : moves ? "moves" : "changes";
      const same = found.find(region => (region.kind === "figures") === (kind === "figures") && together(region.element, element));
      if (!same) found.push({element, kind, times: new Set(times), flashes, brightness});
      else {
        if (flashes > same.flashes) Object.assign(same, {flashes, brightness});
        if (kind === "moves") same.kind = kind;
        same.element = together(same.element, element);
        times.forEach(time => same.times.add(time));
      }
    }
    return found.filter(({times}) => goesOn([...times].sort((one, other) => one - other))).map(({element, times, ...seen}) =>
      ({...seen, element: frameOf(element), seconds: watched / 1000, pause: longest([0, ...times]), within: element}));
  }

  // The nearest element around two that is hardly larger than both.
  function together(one, other) {
    let around = one;
    for (let levels = 0; levels < 4 && around && around !== document.body; levels += 1, around = parentOf(around)) {
      if (!around.contains(other)) continue;
      const boxes = [one, other].map(each => frameOf(each).getBoundingClientRect());
      const width = Math.max(...boxes.map(box => box.right)) - Math.min(...boxes.map(box => box.left));
      const height = Math.max(...boxes.map(box => box.bottom)) - Math.min(...boxes.map(box => box.top));
      const box = frameOf(around).getBoundingClientRect();
      return around === one || box.width * box.height <= ALIKE * width * height + 20000 ? around : null;
    }
    return null;
  }

  function goesOn(times) {
    if (times.length < 3) return false;
    return watched - times.at(-1) <= ALIKE * longest([0, ...times]) + step;
  }

  function longest(times) {
    const sorted = [...times].sort((one, other) => one - other);
    return Math.max(...sorted.slice(1).map((time, index) => time - sorted[index]));
  }

  // Brings a movement into view and returns where it can be pointed at.
  function reach(number) {
    const {element} = movements[number];
    element.scrollIntoView({block: "center", inline: "nearest", behavior: "instant"});
    const {left, top, width, height} = element.getBoundingClientRect();
    const x = Math.min(Math.max(left + width / 2, 1), innerWidth - 1), y = Math.min(Math.max(top + height / 2, 1), innerHeight - 1);
    const hit = document.elementFromPoint(x, y);
    return hit && (element.contains(hit) || hit.contains(element)) ? {x, y} : null;
  }

  // Whether a movement rests as things are now, as long as it never rested before.
  async function attempt(number) {
    const {kind, within, pause} = movements[number];
    await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
    if (kind === "animation") return !styled().some(({effect}) => effect.target === within);
    await pass(0);
    // The rest of a change that was under way does not count.
    let rested = -step;
    for (const until = now + 2 * pause + 2 * step; now < until;) {
      const changed = await pass(step);
      rested += step;
      const goesOn = [...changed].some(([element, kind]) => kind !== "figures" && within.contains(element));
      if (goesOn && rested > step) return false;
    }
    return true;
  }

  function focus(number) {
    const {element} = movements[number];
    const first = [element, ...element.querySelectorAll(FOCUSABLE)].find(each => each.matches(FOCUSABLE) && portal.isVisible(each));
    first?.focus({preventScroll: true});
    return document.activeElement === first;
  }

  function blur() {
    document.activeElement?.blur();
  }

  // What was seen; `tried` holds {number, stops_on_hover, stops_on_focus}.
  function tell(tried) {
    const results = new Map(tried.map(({number, ...stops}) => [portal.componentOf(movements[number].element), stops]));
    const entries = movements.map(({within, pause, ...movement}) => {
      const {width, height} = movement.element.getBoundingClientRect();
      const [seconds, flashes = 0] = [movement.seconds, movement.flashes].map(number => number && Math.round(number * 10) / 10);
      return {...movement, seconds, flashes, snippet: plainTag(movement.element), width: Math.round(width), height: Math.round(height), controls: controlsOf(movement.element),
        ...results.get(portal.componentOf(movement.element))};
    });
    return {
      watched: watched / 1000,
      by_clock: byClock,
      movements: left ? [] : byComponent(entries, (one, other) => !one.controls.length && other.controls.length > 0),
      leaves_to: left ?? "",
      reloads: left?.split("#")[0] === location.href.split("#")[0],
    };
  }

  // Without what the movement itself changes.
  function plainTag(element) {
    const tag = document.createElement(element.localName);
    for (const name of ["id", "class", "src"]) if (element.hasAttribute(name)) tag.setAttribute(name, element.getAttribute(name));
    return portal.snippetOf(tag);
  }

  function controlsOf(element) {
    const {width, height} = element.getBoundingClientRect();
    let scope = element;
    for (let levels = 0; levels < 3; levels += 1) {
      const around = parentOf(scope);
      const box = around?.getBoundingClientRect();
      if (!around || around === document.body || box.width * box.height > 2.5 * width * height + 40000) break;
      scope = around;
    }
    const operable = [...scope.querySelectorAll(OPERABLE)].filter(each => portal.isVisible(each) && !leadsAway(each));
    const names = operable.map(each => (nameOf(each) || `${each.id} ${each.className}`.trim()).toLowerCase());
    return [...new Set([...(element.controls ? ["controls"] : []), ...names.filter(Boolean)])].slice(0, 20);
  }

  function leadsAway(element) {
    const link = element.closest("a[href]");
    return link !== null && !/^(#|javascript:)/.test(link.getAttribute("href").trim());
  }

  function end() {
    globalThis.navigation?.removeEventListener("navigate", stay);
    observer?.disconnect();
    command("release");
    delete portal.motion;
    delete portal.still;
  }
}
