// Looks at the fields of a page and what stands beside them; changes and sends nothing. Called as a function.
() => {
  const {all, byComponent, colourOf, isVisible, nameOf, oneLine} = portal;
  const FIELDS = "input, textarea, select", TEXT = /^(text|search|tel|url|email|number|password|date|textarea|select-one|select-multiple)$/;
  const BUTTONS = "button, input[type=submit], input[type=button], input[type=image], a, [role=button], [onclick]";
  const SILENT = new Set(["button", "a", "select", "option", "textarea", "script", "style", "noscript"]);
  const WORDS = 400, UP = 4;

  const inputs = all(FIELDS).filter(input => !input.disabled && input.type !== "hidden");
  const texts = inputs.filter(input => TEXT.test(input.type) && isVisible(input));
  const seen = inputs.filter(isVisible);
  const scopes = new Map();
  const said = new Map(texts.map(input => [input, besideOf(input)]));
  return {
    groups: byComponent(groups(), (one, other) => !one.named_by && other.named_by),
    fields: byComponent(texts.map(fieldOf), (one, other) => weight(one) > weight(other)),
    codes: byComponent(codes(), () => false),
  };

  // -- radio buttons and check boxes

  function groups() {
    const byName = new Map();
    for (const input of inputs) {
      if (!/^(radio|checkbox)$/.test(input.type) || !input.name || !isShown(input)) continue;
      const key = `${input.type} ${input.name}`;
      const form = input.form ?? document.body;
      if (!byName.has(form)) byName.set(form, new Map());
      const names = byName.get(form);
      names.set(key, [...(names.get(key) ?? []), input]);
    }
    return [...byName.values()].flatMap(names => [...names.values()]).filter(members => members.length > 1 && !areRows(members)).map(groupOf);
  }

  // Styled ones are often hidden behind their label.
  function isShown(input) {
    return isVisible(input) || [...(input.labels ?? [])].some(isVisible);
  }

  // A box in every row of a table or list picks rows.
  function areRows(members) {
    const rows = new Set(members.map(input => input.closest("tr, li")));
    return members[0].type === "checkbox" && rows.size === members.length && !rows.has(null) && members[0].closest("tr") !== null;
  }

  function groupOf(members) {
    const [first] = members;
    let common = first.parentElement;
    while (!members.every(input => common.contains(input))) common = common.parentElement;
    return {
      element: first,
      kind: first.type,
      options: members.length,
      named_by: namedBy(common, members),
      text: wordsBefore(common, first, members),
      example: members.slice(0, 3).map(optionOf).join("、").slice(0, 40),
    };
  }

  function namedBy(common, members) {
    const fieldset = common.closest("fieldset");
    if (fieldset && oneLine(fieldset.querySelector("legend")?.textContent ?? "")) return "fieldset";
    for (let at = common; at && at.localName !== "form"; at = at.parentElement) {
      if (/^(group|radiogroup|listbox)$/.test(at.getAttribute("role") ?? at.localName.replace("fieldset", "group"))) {
        if (textOf(at, "aria-labelledby") || at.getAttribute("aria-label")?.trim() || at.title.trim()) return "role";
      }
    }
    const isTold = input => textOf(input, "aria-labelledby").length > optionOf(input).length || textOf(input, "aria-describedby") ||
      input.getAttribute("aria-label")?.length > 6;
    return members.every(isTold) || members[0].labels?.length > 1 ? "each" : "";
  }

  function textOf(element, attribute) {
    const ids = (element.getAttribute(attribute) ?? "").split(/\s+/).filter(id => id);
    return oneLine(ids.map(id => element.getRootNode().getElementById?.(id)?.textContent ?? "").join(" "));
  }

  function optionOf(input) {
    const label = input.labels?.[0]?.innerText ?? input.nextSibling?.textContent ?? "";
    return oneLine(label || input.getAttribute("aria-label") || input.value).slice(0, 20);
  }

  // What is read between the field before the group and its first option, in the cell before or in the one above.
  function wordsBefore(common, first, members) {
    const range = document.createRange();
    const label = first.labels?.[0]?.contains(first) ? first.labels[0] : first;
    for (let at = common, step = 0; at && step < 2 * UP; at = at.parentElement, step++) {
      const others = seen.filter(input => at.contains(input) && precedes(input, first) && !members.includes(input));
      if (at.contains(label) && at !== label) {
        range.setStart(at, 0);
        if (others.length) range.setStartAfter(others.at(-1));
        range.setEndBefore(label);
        const words = oneLine(range.toString());
        if (words) return words.slice(-30);
      }
      const cell = /^t[dh]$/.test(at.localName) ? at.previousElementSibling ?? cellAbove(at) : null;
      const words = cell && !cell.querySelector(FIELDS) ? wordsOf(cell) : "";
      if (words) return words.slice(0, 30);
      if (others.length || at.localName === "form") return "";
    }
    return "";
  }

  function precedes(one, other) {
    return Boolean(one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING);
  }

  // -- text fields

  function fieldOf(input) {
    const scope = scopeOf(input);
    const {buttons, words, fields} = toldOf(scope);
    const beside = said.get(input);
    return {
      element: input,
      name: hintsOf(input),
      placeholder: oneLine(input.placeholder ?? ""),
      label: beside.text.slice(0, 60),
      buttons,
      alone: fields === 1,
      required: input.required || input.ariaRequired === "true",
      coloured: beside.isRed && texts.some(other => other.form === input.form && said.get(other).text && !said.get(other).isRed),
      form: words,
    };
  }

  // Nothing said beside a placeholder comes first, then red labels.
  function weight({label, placeholder, coloured, required}) {
    return (!label && placeholder ? 4 : 0) + (coloured ? 2 : 0) + (required ? 0 : 1);
  }

  function scopeOf(input) {
    if (input.form && input.form.elements.length < 200) return input.form;
    let at = input;
    for (let step = 0; step < UP && at.parentElement !== document.body; step++) at = at.parentElement;
    return at;
  }

  // What a form as a whole says; read once.
  function toldOf(scope) {
    if (!scopes.has(scope)) {
      scopes.set(scope, {
        buttons: buttonsOf(scope).slice(0, WORDS),
        words: scope === document.body ? "" : oneLine(scope.innerText).slice(0, WORDS),
        fields: texts.filter(other => scope.contains(other)).length,
      });
    }
    return scopes.get(scope);
  }

  // The label, or the words in the smallest block around that holds no other field; those of buttons are none.
  function besideOf(input) {
    const labels = [...(input.labels ?? [])].filter(isVisible);
    const named = (input.getAttribute("aria-labelledby") ?? "").split(/\s+/).map(id => id && document.getElementById(id)).filter(it => it && isVisible(it));
    const owners = [...labels, ...named].filter(owner => wordsOf(owner));
    if (owners.length) return {text: wordsOf(owners[0]), isRed: owners.some(isRed)};
    let before = input;
    for (let at = input.parentElement, step = 0; at && step < UP && at.localName !== "form" && at !== document.body; before = at, at = at.parentElement, step++) {
      if (texts.some(other => other !== input && at.contains(other))) return neighbour(before, input);
      const cell = at.localName === "td" ? at.previousElementSibling ?? cellAbove(at) : null;
      for (const owner of cell ? [at, cell] : [at]) {
        const text = wordsOf(owner);
        if (text && !(owner !== at && owner.querySelector(FIELDS))) return {text, isRed: isRed(owner)};
      }
    }
    return neighbour(before, input);
  }

  // What stands right before the field, up to the field before it.
  function neighbour(block, input) {
    for (const start of new Set([input, block])) {
      for (let at = start.previousSibling; at; at = at.previousSibling) {
        if (at.nodeType === Node.ELEMENT_NODE && (at.matches(FIELDS) || at.querySelector(FIELDS))) break;
        if (at.nodeType === Node.TEXT_NODE && oneLine(at.data)) return {text: oneLine(at.data), isRed: isRed(at.parentElement)};
        if (at.nodeType === Node.ELEMENT_NODE && isVisible(at) && wordsOf(at)) return {text: wordsOf(at), isRed: isRed(at)};
      }
    }
    return {text: "", isRed: false};
  }

  function cellAbove(cell) {
    return cell.parentElement.previousElementSibling?.cells?.[cell.cellIndex] ?? null;
  }

  // The words seen in a block, those of buttons and options left out.
  function wordsOf(block) {
    return oneLine(textsOf(block).map(node => node.data).join(" "));
  }

  function textsOf(block) {
    const walker = document.createTreeWalker(block, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, node =>
      SILENT.has(node.localName) || node.role === "button" ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT);
    const found = [];
    while (found.length < 40 && walker.nextNode()) {
      const node = walker.currentNode;
      if (node.nodeType === Node.TEXT_NODE && node.data.trim() && isVisible(node.parentElement)) found.push(node);
    }
    return found;
  }

  // All words in it are red.
  function isRed(block) {
    const texts = textsOf(block);
    return texts.length > 0 && texts.every(node => {
      const [red, green, blue] = colourOf(getComputedStyle(node.parentElement).color);
      return red >= 150 && green <= red * 0.5 && blue <= red * 0.5;
    });
  }

  function hintsOf(element) {
    return oneLine([element.getAttribute("name"), element.id, element.getAttribute("class"), element.title, element.ariaLabel, element.type]
      .filter(it => it).join(" "));
  }

  function buttonsOf(scope) {
    const buttons = [...scope.querySelectorAll(BUTTONS)].slice(0, 60);
    return oneLine(buttons.map(button => [nameOf(button), button.title, button.ariaLabel, button.id, button.getAttribute("class")].filter(it => it).join(" ")).join(" "));
  }

  // -- pictures beside a field

  function codes() {
    return texts.filter(input => !/^(select|textarea)/.test(input.type)).flatMap(input => {
      const picture = pictureBeside(input);
      if (!picture) return [];
      const scope = scopeOf(input);
      return [{
        element: picture.element,
        field: `${hintsOf(input)} ${input.placeholder} ${said.get(input).text}`.slice(0, WORDS),
        picture: `${(picture.element.getAttribute("src") ?? "").slice(0, 120)} ${hintsOf(picture.element)} ${picture.element.alt ?? ""}`,
        around: `${picture.around.innerText} ${buttonsOf(picture.around)} ${[...scope.querySelectorAll("audio, [alt], [title]")]
          .map(it => `${it.localName} ${it.getAttribute("alt") ?? ""} ${it.title}`).join(" ")} ${toldOf(scope).buttons}`.replace(/\s+/g, " ").slice(0, 2 * WORDS),
      }];
    });
  }

  function pictureBeside(input) {
    let at = input.parentElement;
    for (let step = 0; at && step < UP && at !== document.body; at = at.parentElement, step++) {
      if (texts.filter(other => at.contains(other)).length > 1) return null;
      const element = [...at.querySelectorAll("img, canvas")].find(it => isVisible(it.parentElement));
      if (element) return {element, around: at};
      if (at.localName === "form") return null;
    }
    return null;
  }
}
