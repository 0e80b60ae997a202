// What a page in the elder mode is used by; run after elder.js.
portal.elder.rolesOf = (() => {
  const {all, colourOf, componentOf, elder: {named, squeezed}, find, isVisible, nameOf, words} = portal;
  const {beside, navigation, trails, minor, tools} = words.elder;
  const ALIKE = 3, LONGEST = 10;
  const ACTING = "button, input[type=submit], input[type=button], input[type=image], [role=button]";
  const BESIDE_ITSELF = "[aria-expanded], [aria-controls], [aria-haspopup], [aria-pressed], [role=tab]";

  return rolesOf;

  // Of each target `main`, `beside` (in the foot of the page) or nothing; `main` only where the page itself says so.
  function rolesOf(selectors) {
    const menu = menuOf();
    return selectors.map(find).map(element => {
      if (element === null) return "";
      if (element.closest(beside)) return "beside";
      return menu?.contains(element) || isSearch(element) || isTile(element) || isButton(element) ? "main" : "";
    });
  }

  // The first block that is called a menu and holds nothing but short names.
  function menuOf() {
    return all(navigation).find(block => {
      if (!isVisible(block) || block.closest(`${beside}, ${trails}`)) return false;
      const links = [...block.querySelectorAll("a, button")].filter(isVisible);
      return links.length >= ALIKE && links.every(link => nameOf(link).length <= LONGEST);
    });
  }

  // A field to search in, or the button beside it.
  function isSearch(element) {
    if (element.localName === "input" && !element.matches(ACTING)) return isSearchField(element);
    const form = element.closest("form, [role=search]");
    return element.matches(`a, ${ACTING}`) && named(element).some(name => words.entries.search_buttons.includes(name)) &&
      form !== null && [...form.querySelectorAll("input")].some(isSearchField);
  }

  function isSearchField(field) {
    const {search_fields, search_prompts} = words.entries;
    const prompt = field.placeholder || field.ariaLabel || field.title;
    return field.type === "search" || field.type === "text" &&
      (search_fields.includes(field.name.toLowerCase()) || search_prompts.some(part => prompt.includes(part)));
  }

  // One of several blocks alike, each a picture or a plate of its own with a short name.
  function isTile(element) {
    if (!element.matches(`a, ${ACTING}, [role=link], [onclick]`) || element.closest("header, aside, table") || !isMajor(element)) return false;
    if (getComputedStyle(element).display === "inline" || element.matches(BESIDE_ITSELF) || !isPlate(element)) return false;
    const own = componentOf(element);
    return all(element.localName).filter(one => componentOf(one) === own && isVisible(one)).length >= ALIKE;
  }

  // A button of the main part that does more than to open something beside itself.
  function isButton(element) {
    return element.matches(ACTING) && element.closest("main, [role=main]") !== null && !element.closest("table") &&
      !element.matches(BESIDE_ITSELF) && !/absolute|fixed/.test(getComputedStyle(element).position) && isMajor(element);
  }

  function isMajor(element) {
    const name = squeezed(nameOf(element));
    return /\p{L}{2}/u.test(name) && name.length <= LONGEST && !minor.includes(name) && !isTool(element) && !element.closest(trails);
  }

  function isTool(element) {
    return tools.some(({names, parts}) =>
      named(element).some(name => names.includes(name) || parts.some(part => name.includes(part))));
  }

  function isPlate(element) {
    const style = getComputedStyle(element);
    return element.querySelector("img, svg, picture") !== null || style.backgroundImage !== "none" || colourOf(style.backgroundColor)[3] > 0 ||
      ["Top", "Right", "Bottom", "Left"].every(side => parseFloat(style[`border${side}Width`]) >= 1);
  }
})();
