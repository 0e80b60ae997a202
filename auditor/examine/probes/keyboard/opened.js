// Tries of what a key opens: functions by name. The control that is tried stays in the page as `trial`.
({
  // Controls that say that they open something, and buttons that may (`sure`: they have a handler), the first of every
  // component. Links to other places, and what sends or empties a form, are none.
  find: () => {
    const {byComponent, isVisible, selectorOf} = portal;
    const DECLARED = "summary, [aria-haspopup]:not([aria-haspopup=false]), [aria-expanded=false], [aria-controls], [popovertarget], " +
      "[commandfor], [data-toggle=modal], [data-toggle=dropdown], [data-bs-toggle=modal], [data-bs-toggle=dropdown]";
    const BUTTON = "button, input[type=button], [role=button], a";
    const NEVER = "input:not([type=button]), select, textarea, [role=tab], [role=combobox], [aria-expanded=true], [aria-disabled=true], " +
      "[contenteditable]:not([contenteditable=false]), iframe, object, embed, video, audio, area, :disabled";
    const SCRIPT = /^\s*javascript:(?!\s*(?:void\s*\(?\s*0\s*\)?)?[\s;]*$)/i;
    const entries = walk.stops.map(({element}, number) => ({element, number}))
      .filter(({element}) => element.isConnected && element.ownerDocument === document && !element.matches(NEVER) &&
        (element.matches(DECLARED) || element.matches(BUTTON)) && staysHere(element) && isVisible(element))
      .map(({element, number}) => ({
        element, number, name: walk.nameOf(element), declared: element.matches(DECLARED),
        sure: element.matches(DECLARED) || element.hasAttribute("onclick") || SCRIPT.test(element.getAttribute("href") ?? ""),
        selector: selectorOf(element), keys: element.matches("button, summary, input, a[href]") ? ["Enter"] : ["Enter", " "],
      }));
    return byComponent(entries, () => false).sort((one, other) => other.declared - one.declared);

    function staysHere(element) {
      if (element.matches("button, input")) return !element.form || element.type === "button";
      return !element.matches("[href]") || /^(#|javascript:)/i.test(element.getAttribute("href").trim());
    }
  },

  // Makes everything ready for the key; false when the control does not take the focus.
  begin: number => {
    const {element} = walk.stops[number];
    walk.focused()?.blur();
    element.scrollIntoView({block: "center", inline: "nearest", behavior: "instant"});
    layers.note(element);
    layers.watch();
    element.focus({preventScroll: true});
    globalThis.trial = {element, found: [], address: location.href};
    return walk.focused() === element;
  },

  // Waits until something has come up that belongs to the control and holds what can take the focus.
  comes: most => new Promise(done => {
    const LEVELS = 3, SETTLED_MS = 120;
    const {element} = trial;
    const end = performance.now() + most;
    look();

    function look() {
      if (mine().length) return setTimeout(tell, SETTLED_MS);
      if (performance.now() > end) return done(null);
      setTimeout(look, 25);
    }

    function tell() {
      trial.found = mine();
      done(trial.found.length ? {is_dialog: layers.dialogIn(trial.found) !== null} : null);
    }

    function mine() {
      const found = layers.appeared();
      const dialog = layers.dialogIn(found);
      const held = dialog ? [dialog] : found.filter(belongs);
      return held.some(layer => walk.tabbablesOf(layer).some(walk.isShown)) ? (dialog ? found : held) : [];
    }

    function belongs(layer) {
      if (layer.contains(walk.focused())) return true;
      const named = ["aria-controls", "aria-owns", "popovertarget", "commandfor", "data-target", "data-bs-target", "href"]
        .map(name => document.getElementById((element.getAttribute(name) ?? "").replace(/^#/, "")));
      if (named.some(one => one && (one.contains(layer) || layer.contains(one)))) return true;
      let around = element;
      for (let level = 0; level < LEVELS && around; level += 1) {
        around = portal.parentOf(around);
        if (!around || around.matches("html, body, main, header, footer")) return false;
        if (around.contains(layer)) return true;
      }
      return false;
    }
  }),

  // Waits until what has come up is gone, or until the time is over.
  goes: most => new Promise(done => {
    const end = performance.now() + most;
    look();

    function look() {
      const is_gone = !layers.isShown(trial.found);
      if (is_gone || performance.now() > end) done(is_gone);
      else setTimeout(look, 25);
    }
  }),

  // Waits until the focus is in what has come up, or until the time is over.
  enters: most => new Promise(done => {
    const end = performance.now() + most;
    look();

    function look() {
      const at = walk.focused();
      const is_in = at !== null && trial.found.some(layer => layer.contains(at) || at.shadowRoot?.contains(layer));
      if (is_in || performance.now() > end) done(is_in);
      else setTimeout(look, 25);
    }
  }),

  // Where the focus is now: at the control, near it, away from it, or nowhere.
  where: () => {
    const NEAR = 4;
    const {element} = trial;
    const at = walk.focused();
    if (at === null) return "";
    if (at === element) return "control";
    const round = walk.sequence();
    const apart = Math.abs(round.indexOf(walk.numberOf(at)) - round.indexOf(walk.numberOf(element)));
    const around = portal.parentOf(portal.parentOf(element) ?? element);
    const together = around !== null && !around.matches("html, body, main, header, footer") && around.contains(at);
    return together || apart <= NEAR ? "near" : "away";
  },

  refocus: () => { trial.element.focus({preventScroll: true}); },

  end: () => {
    layers.restore();
    walk.focused()?.blur();
    if (location.href !== trial.address) history.replaceState(history.state, "", trial.address);
    delete globalThis.trial;
  },
})
