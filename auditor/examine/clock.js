// A clock of the page's own that can be held and moved on, so that ten seconds need not be waited for.
// Runs in the page's world before its first script. Until it is held every timer is the browser's and is only noted
// down. The isolated world commands it by events on the document; one that was obeyed is cancelled:
//   portal-auditor-hold     time stands still; every timer under way begins its delay anew
//   portal-auditor-advance  `detail` milliseconds pass at once; what falls due runs in order, each at its own time
//   portal-auditor-release  time flows on from there
(() => {
  const MOST_CALLS = 400, FRAME_MS = 16, SHORTEST_MS = 4, OURS = 1e9;
  const TIMEOUT = "timeout", INTERVAL = "interval", FRAME = "frame";
  const browser = {
    [TIMEOUT]: [setTimeout, clearTimeout],
    [INTERVAL]: [setInterval, clearInterval],
    [FRAME]: [requestAnimationFrame, cancelAnimationFrame],
    now: performance.now.bind(performance),
    Date,
    date: Date.now,
  };
  const timers = new Map();
  let ahead = 0, heldAt = null, count = 0;

  stand(window, "setTimeout", args => begin(TIMEOUT, args));
  stand(window, "setInterval", args => begin(INTERVAL, args));
  stand(window, "requestAnimationFrame", args => begin(FRAME, args));
  stand(window, "clearTimeout", ([id]) => end(TIMEOUT, id));
  stand(window, "clearInterval", ([id]) => end(INTERVAL, id));
  stand(window, "cancelAnimationFrame", ([id]) => end(FRAME, id));
  stand(Performance.prototype, "now", time);
  stand(Date, "now", wallTime);
  window.Date = new Proxy(Date, {
    construct: (date, args, made) => Reflect.construct(date, args.length ? args : [wallTime()], made),
    apply: date => new date(wallTime()).toString(),
  });

  obey("hold", () => {
    if (heldAt !== null) return;
    heldAt = time();
    for (const timer of timers.values()) {
      browser[timer.kind][1].call(window, timer.armed);
      timer.due = heldAt + timer.delay;
    }
  });
  obey("advance", ({detail}) => {
    const until = heldAt + detail;
    for (let calls = 0, next; calls < MOST_CALLS && (next = earliest(until)); calls += 1) {
      heldAt = Math.max(heldAt, next.due);
      try {
        run(next, heldAt);
      } catch (error) {
        reportError(error);
      }
    }
    heldAt = until;
  });
  obey("release", () => {
    if (heldAt === null) return;
    const now = heldAt;
    ahead = now - browser.now();
    heldAt = null;
    for (const timer of timers.values()) arm(timer, Math.max(timer.due - now, 0));
  });

  function begin(kind, [act, delay, ...args]) {
    // What is no timer at all is the browser's to refuse.
    if (kind === FRAME && typeof act !== "function") return browser[FRAME][0].call(window, act);
    const timer = {kind, act, args, delay: kind === FRAME ? FRAME_MS : Math.max(Number(delay) || 0, 0), order: ++count};
    timer.due = time() + timer.delay;
    timer.id = heldAt === null ? arm(timer, timer.delay) : OURS + count;
    timers.set(keyOf(kind, timer.id), timer);
    return timer.id;
  }

  function end(kind, id) {
    const timer = timers.get(keyOf(kind, id));
    timers.delete(keyOf(kind, id));
    if (heldAt === null) browser[kind][1].call(window, timer ? timer.armed : id);
  }

  // An interval that was interrupted first ends the pause it is in.
  function arm(timer, pause) {
    timer.repeats = timer.kind === INTERVAL && pause === timer.delay;
    const kind = timer.kind === INTERVAL && !timer.repeats ? TIMEOUT : timer.kind;
    timer.armed = browser[kind][0].call(window, stamp => run(timer, stamp + ahead), pause);
    return timer.armed;
  }

  function run(timer, stamp) {
    if (timer.kind !== INTERVAL) timers.delete(keyOf(timer.kind, timer.id));
    else {
      timer.due += Math.max(timer.delay, SHORTEST_MS);
      timer.order = ++count;
      if (heldAt === null && !timer.repeats) arm(timer, timer.delay);
    }
    if (typeof timer.act !== "function") return (0, eval)(String(timer.act));
    timer.act.apply(window, timer.kind === FRAME ? [stamp] : timer.args);
  }

  function earliest(until) {
    let first = null;
    for (const timer of timers.values()) {
      if (timer.due > until || (first && (timer.due > first.due || (timer.due === first.due && timer.order > first.order)))) continue;
      first = timer;
    }
    return first;
  }

  // The browser counts frames by themselves, timeouts and intervals together.
  function keyOf(kind, id) {
    return kind === FRAME ? `frame ${id}` : String(id);
  }

  function time() {
    return heldAt ?? browser.now() + ahead;
  }

  function wallTime() {
    const shift = heldAt === null ? ahead : heldAt - browser.now();
    return Math.floor(browser.date.call(browser.Date) + shift);
  }

  // Takes the place of a function, and still looks like it.
  function stand(owner, name, act) {
    owner[name] = new Proxy(owner[name], {apply: (_, self, args) => act(args)});
  }

  function obey(command, act) {
    document.addEventListener(`portal-auditor-${command}`, event => {
      event.preventDefault();
      act(event);
    });
  }
})();
