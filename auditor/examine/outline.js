// Draws a frame around the first element the selector finds and returns the part of the page to picture,
// or null when there is nothing to be seen.
selector => {
  const MARGIN = 48, WIDEST = 900, HIGHEST = 480, LEAST = 320;
  const element = portal.find(selector);
  if (!element) return null;
  element.scrollIntoView({block: "center", inline: "nearest", behavior: "instant"});
  const seen = element.getBoundingClientRect();
  const style = getComputedStyle(element);
  if (seen.width < 1 || seen.height < 1 || style.visibility === "hidden" || style.opacity === "0") return null;

  const around = frameOf(element);
  const left = seen.left + around.left + scrollX, top = seen.top + around.top + scrollY;
  const frame = document.createElement("portal-auditor-frame");
  Object.assign(frame.style, {
    position: "absolute", display: "block", boxSizing: "border-box", pointerEvents: "none", zIndex: "2147483647",
    left: `${left - 4}px`, top: `${top - 4}px`, width: `${seen.width + 8}px`, height: `${seen.height + 8}px`,
    border: "3px solid #d00000", outline: "2px solid #ffffff", borderRadius: "3px",
  });
  document.documentElement.append(frame);

  const page = document.documentElement;
  const width = Math.min(Math.max(seen.width + 2 * MARGIN, LEAST), WIDEST, page.scrollWidth);
  const height = Math.min(seen.height + 2 * MARGIN, HIGHEST, page.scrollHeight);
  // A small element stands in the middle; of a large one the beginning is shown.
  const x = seen.width + 2 * MARGIN > WIDEST ? left - MARGIN : left + seen.width / 2 - width / 2;
  const y = top - MARGIN;
  const within = (at, size, whole) => Math.max(0, Math.min(at, whole - size));
  return {x: within(x, width, page.scrollWidth), y: within(y, height, page.scrollHeight), width, height};

  // Where the frame the element stands in begins, in the viewport of the page.
  function frameOf(element) {
    const frame = element.ownerDocument.defaultView.frameElement;
    if (!frame) return {left: 0, top: 0};
    const {left, top} = frame.getBoundingClientRect();
    const outer = frameOf(frame);
    return {left: left + outer.left, top: top + outer.top};
  }
}
