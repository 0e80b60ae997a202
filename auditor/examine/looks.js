// Returns how everything on the page looks, as one word: equal where a change of the window's width changes nothing but
// the room that there is. Called as a function without argument.
() => {
  let word = 0;
  for (const element of document.querySelectorAll("*")) {
    const style = getComputedStyle(element);
    const look = [portal.isVisible(element), style.display, style.position, style.color, style.backgroundColor,
      style.backgroundImage, style.fontSize, style.fontWeight, style.overflowX, style.overflowY].join();
    for (let at = 0; at < look.length; at++) word = (Math.imul(word, 31) + look.charCodeAt(at)) | 0;
  }
  return word;
}
