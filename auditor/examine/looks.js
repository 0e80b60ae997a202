// Returns how everything on the page looks, frames of its origin and open shadow trees included, as one word: equal where
// another width of the window changes nothing but the room that there is. Called as a function without argument.
() => {
  let word = 0;
  look(document);
  return word;

  function look(page) {
    for (const element of portal.all("*", page)) {
      const style = getComputedStyle(element);
      add([element.localName, portal.isVisible(element), style.display, style.position, style.color, style.backgroundColor,
        style.backgroundImage, style.fontSize, style.fontWeight, style.overflowX, style.overflowY].join());
      if (element.localName.endsWith("frame") && element.contentDocument) look(element.contentDocument);
    }
  }

  function add(text) {
    for (let at = 0; at < text.length; at++) word = (Math.imul(word, 31) + text.charCodeAt(at)) | 0;
  }
}
