// Finds running text in other letters than Chinese ones.
lines => {
  const {byComponent} = portal;
  const LEAST = 20;
  const ADDRESS = /\b(?:https?:\/\/|www\.)[\w./?=&%#:~+-]+|[\w.+-]+@[\w.-]+|\b[\w-]+(?:\.[\w-]+)+(?:\/[\w./?=&%#-]*)?/g;
  const LATIN = /[A-Za-zÀ-ɏ][A-Za-zÀ-ɏ\d\s.,;:!?'"’‘“”()\-–—&%$/]*/g;
  const SCRIPTS = Object.entries({
    kana: /[\u3040-\u30fa\u30fc-\u30ff]/g,
    hangul: /[\uac00-\ud7af]/g,
    tibetan: /[\u0f40-\u0fbc]/g,
    arabic: /[\u0620-\u06ff\ufb50-\ufdff\ufe70-\ufefc]/g,
    mongolian: /[\u1820-\u18aa]/g,
    cyrillic: /[\u0400-\u04ff]/g,
    thai: /[\u0e01-\u0e5b]/g,
  });

  const found = [];
  for (const line of lines) {
    if (line.letters < LEAST || !/[A-Za-z\u0370-\u1fff\u3040-\u30ff\uac00-\ud7af\ufb50-\ufefc]/.test(line.text)) continue;
    for (const {element, declared, text} of partsOf(line)) {
      const bare = text.replace(ADDRESS, " ");
      const passage = latin(bare) ?? foreign(bare);
      if (passage) found.push({element, ...passage, declared});
    }
  }
  return byComponent(found, (one, other) => one.letters > other.letters);

  // The line in parts of one declared language; code is in none.
  function partsOf(line) {
    const parts = [];
    for (const node of line.nodes) {
      if (node.parentElement.closest("code, pre, kbd, samp")) continue;
      const around = node.parentElement.closest("[lang]");
      const last = parts.at(-1);
      if (last && last.around === around) last.nodes.push(node);
      else parts.push({around, nodes: [node]});
    }
    return parts.map(({around, nodes}) => ({
      element: innermost(nodes),
      declared: around?.lang ?? "",
      text: nodes.map(node => node.data).join("").replace(/\s+/g, " "),
    }));
  }

  // Sentences, not names: words in small letters that follow one another.
  function latin(text) {
    let longest = null;
    for (const [run] of text.matchAll(LATIN)) {
      const words = run.match(/[A-Za-zÀ-ɏ’']+/g) ?? [];
      const letters = words.join("").length;
      const small = words.filter(word => word === word.toLowerCase()).length;
      if (words.length >= 8 && small >= words.length / 2 && letters >= LEAST && letters > (longest?.letters ?? 0)) {
        longest = {script: "latin", letters, text: run.trim().slice(0, 40)};
      }
    }
    return longest;
  }

  function foreign(text) {
    for (const [name, letter] of SCRIPTS) {
      const letters = text.match(letter)?.length ?? 0;
      if (letters >= LEAST) return {script: name, letters, text: text.slice(Math.max(0, text.search(letter)), 400).trim().slice(0, 40)};
    }
    return null;
  }

  // The element that holds all the words.
  function innermost(nodes) {
    let element = nodes[0].parentElement;
    while (!element.contains(nodes.at(-1))) element = element.parentElement;
    return element;
  }
}
