// Other clothes for the text of a page, put into `portal` for the probe of layout: each is worn while something is
// measured and leaves no trace. Called as a function.
() => {
  // A change of style that takes its time would be measured half done.
  const STILL = "*, *::before, *::after { transition: none !important }";
  const SPACED = "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } " +
    "p { margin-bottom: 2em !important }";

  portal.wear = {still: () => putOn(STILL), spacedOut, enlarged};

  // Returns what takes it off again. Such a sheet is no part of the document and no policy of the page forbids it.
  function putOn(css) {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    return () => { document.adoptedStyleSheets = document.adoptedStyleSheets.filter(one => one !== sheet); };
  }

  // The text spacing of WCAG 1.4.12.
  function spacedOut(measure) {
    const takeOff = putOn(SPACED);
    try {
      return measure();
    } finally {
      takeOff();
    }
  }

  // Text twice as large, as by a browser that enlarges text alone: the size of all fonts, and the distances of lines
  // that are set in pixels.
  function enlarged(measure) {
    const elements = [document.documentElement, document.body, ...portal.all("*", document.body)];
    const worn = elements.filter(element => element.style).map(element => {
      const {fontSize, lineHeight} = getComputedStyle(element);
      return {element, size: parseFloat(fontSize), line: parseFloat(lineHeight), before: before(element)};
    });
    try {
      for (const {element, size, line} of worn) {
        element.style.setProperty("font-size", `${2 * size}px`, "important");
        if (line) element.style.setProperty("line-height", `${2 * line}px`, "important");
      }
      return measure();
    } finally {
      for (const {element, before} of worn) restore(element, before);
    }
  }

  function before(element) {
    const kept = ["font-size", "line-height"].map(name =>
      [name, element.style.getPropertyValue(name), element.style.getPropertyPriority(name)]);
    return {kept, style: element.getAttribute("style")};
  }

  // By property, which a policy against inline styles does not forbid, then to the letter. The attribute is read
  // because it is written only when somebody asks for it: else it would come back empty.
  function restore(element, {kept, style}) {
    for (const [name, value, priority] of kept) element.style.setProperty(name, value, priority);
    if (element.getAttribute("style") === style) return;
    if (style === null) element.removeAttribute("style");
    else element.setAttribute("style", style);
  }
}
