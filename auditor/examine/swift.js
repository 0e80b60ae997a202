// Spares axe-core work it does over and over, and changes nothing in what it says; run once after it was injected.
(() => {
  const {Color} = axe.commons?.color ?? {};
  const [aaa, aa] = ["color-contrast-enhanced", "color-contrast"].map(id =>
    ({rule: axe._audit?.rules.find(rule => rule.id === id), check: axe._audit?.checks[id]}));

  if (Color) readOnce(Color.prototype);
  if (aaa.rule && aa.rule?.matches === aaa.rule.matches) askOnce(aaa.rule, aa.rule);
  if (aaa.check && aa.check?.evaluate === aaa.check.evaluate && isStricter(aaa.check, aa.check)) passOnce(aaa.check, aa.check);

  // It reads the colours of every text and of all behind it anew, by a library for every way to write one. A page has
  // a dozen of them. What cannot be read is thrown out again each time, as before.
  function readOnce(color) {
    const read = color.parseString, known = new Map();
    color.parseString = function (text) {
      let found = known.get(text);
      if (!found) known.set(text, found = read.call(new Color(0, 0, 0, 0), text));
      return Object.assign(this, {r: found.r, g: found.g, b: found.b, alpha: found.alpha});
    };
  }

  // Which texts have a contrast to be judged is found out for AAA and a moment later again for AA.
  function askOnce(first, second) {
    const matches = first.matches, told = new Map();
    first.matches = function (node, ...more) {
      const answer = matches.call(this, node, ...more);
      told.set(node, answer);
      return answer;
    };
    second.matches = function (node, ...more) {
      return take(told, node) ?? matches.call(this, node, ...more);
    };
  }

  // A text that is bright enough for AAA is so for AA. Of shadows the two do not think alike.
  function passOnce(strict, other) {
    const evaluate = strict.evaluate, passed = new Map();
    strict.evaluate = function (node, ...more) {
      const set = this.data;
      let data;
      this.data = value => set.call(this, data = value);
      const answer = evaluate.call(this, node, ...more);
      if (answer === true && data?.expectedContrastRatio && getComputedStyle(node).textShadow === "none") passed.set(node, data);
      return answer;
    };
    other.evaluate = function (node, ...more) {
      const data = take(passed, node);
      if (!data) return evaluate.call(this, node, ...more);
      this.data(data);
      return true;
    };
  }

  function isStricter(strict, other) {
    const [more, less] = [strict, other].map(check => check.options.contrastRatio);
    return more.normal.expected > less.normal.expected && more.large.expected > less.large.expected;
  }

  function take(map, node) {
    const value = map.get(node);
    map.delete(node);
    return value;
  }
})();
