// What moves without a script: animations of style sheets, animated pictures, videos. Called as a function with
// {watched, least}; leaves what it offers in `portal.still`, to be forgotten with the probe.
({watched, least}) => {
  const {all, colourOf, luminanceOf, parentOf} = portal;
  const MOST_PICTURES = 12;

  portal.still = {animations, frameOf, isSeen, pictures, reversals, styled, videos};

  function styled() {
    return document.getAnimations().filter(({effect, timeline, playState}) =>
      playState === "running" && timeline === document.timeline && effect?.target && isShown(effect.target) &&
      effect.getComputedTiming().endTime > 1000 * least && changes(effect).length > 0);
  }

  // The animations by element; those of `calm` ran while less movement was asked for.
  function animations(calm) {
    const targets = new Map();
    for (const animation of styled()) {
      const element = animation.effect.target;
      if (element.closest("marquee")) continue;
      if (!targets.has(element)) targets.set(element, []);
      targets.get(element).push(animation);
    }
    const quiet = new Set([...calm].map(({effect}) => effect?.target));
    return [...targets].map(([element, running]) => ({
      element: frameOf(element),
      kind: "animation",
      seconds: Math.min(watched / 1000, Math.max(...running.map(({effect}) => effect.getComputedTiming().endTime)) / 1000),
      heeds_setting: !quiet.has(element),
      within: element,
      ...flashOf(running),
    }));
  }

  // Properties whose keyframes differ.
  function changes(effect) {
    const frames = effect.getKeyframes();
    const names = new Set(frames.flatMap(frame => Object.keys(frame)));
    return [...names].filter(name => !["offset", "computedOffset", "easing", "composite"].includes(name) &&
      new Set(frames.map(frame => frame[name]).filter(value => value !== undefined)).size > 1);
  }

  function flashOf(running) {
    let flashes = 0, brightness = null;
    for (const {effect, playbackRate} of running) {
      const {duration, direction} = effect.getComputedTiming();
      const cycle = duration * (/alternate/.test(direction) ? 2 : 1) / Math.abs(playbackRate || 1) / 1000;
      for (const name of changes(effect)) {
        if (!["opacity", "visibility", "backgroundColor"].includes(name)) continue;
        const levels = effect.getKeyframes().map(frame => frame[name]).filter(value => value !== undefined)
          .map(value => name === "visibility" ? Number(value === "visible") : name === "opacity" ? Number(value) : luminanceOf(colourOf(value)));
        if (/alternate/.test(direction)) levels.push(...levels.slice(0, -1).reverse());
        const pairs = reversals(levels) / 2;
        if (pairs / cycle <= flashes) continue;
        flashes = pairs / cycle;
        brightness = name === "backgroundColor" ? Math.max(...levels) - Math.min(...levels) : null;
      }
    }
    return {flashes, brightness};
  }

  // How often a series that repeats turns from rising to falling and back.
  function reversals(levels) {
    const signs = levels.map((level, index) => Math.sign(levels[(index + 1) % levels.length] - level)).filter(sign => sign);
    return signs.filter((sign, index) => sign !== signs[(index + 1) % signs.length]).length;
  }

  async function pictures() {
    const images = all("img").filter(image => image.naturalWidth > 1 && isSeen(image) && /^data:image\/gif|\.gif(\?|$)/i.test(image.currentSrc));
    const addresses = [...new Set(images.map(image => image.currentSrc))].slice(0, MOST_PICTURES);
    const lasting = new Map(await Promise.all(addresses.map(async address => [address, await gifSeconds(address)])));
    return images.filter(image => lasting.get(image.currentSrc) > least).map(element => ({
      element, kind: "picture", seconds: Math.min(watched / 1000, lasting.get(element.currentSrc)), within: element,
    }));
  }

  // How long an animated GIF of this origin runs; 0 when it stands still or cannot be read.
  async function gifSeconds(address) {
    if (!address.startsWith("data:") && new URL(address).origin !== location.origin) return 0;
    try {
      const answer = await fetch(address, {cache: "force-cache"});
      return secondsOf(new Uint8Array(await answer.arrayBuffer()));
    } catch {
      return 0;
    }
  }

  function secondsOf(bytes) {
    if (String.fromCharCode(...bytes.subarray(0, 3)) !== "GIF") return 0;
    const table = flags => flags & 128 ? 3 << ((flags & 7) + 1) : 0;
    let at = 13 + table(bytes[10]), frames = 0, hundredths = 0, rounds = 1;
    const skip = () => { while (bytes[at]) at += bytes[at] + 1; at += 1; };
    while (at < bytes.length && bytes[at] !== 0x3b) {
      if (bytes[at] === 0x2c) {
        frames += 1;
        at += 10 + table(bytes[at + 9]) + 1;
        skip();
        continue;
      }
      if (bytes[at] !== 0x21) break;
      const label = bytes[at + 1];
      if (label === 0xf9) {
        const delay = bytes[at + 4] + 256 * bytes[at + 5];
        hundredths += delay < 2 ? 10 : delay;
      }
      if (label === 0xff && bytes[at + 14] === 3 && bytes[at + 15] === 1) rounds = (bytes[at + 16] + 256 * bytes[at + 17]) || Infinity;
      at += 2;
      skip();
    }
    return frames > 1 ? rounds * hundredths / 100 : 0;
  }

  function videos() {
    return all("video").filter(video => video.autoplay && !video.error && video.readyState > 1 && isSeen(video)).map(element => ({
      element, kind: "video", seconds: element.loop ? watched / 1000 : Math.min(watched / 1000, element.duration), within: element,
    }));
  }

  function isSeen(element, checkOpacity = true) {
    if (element.nodeType !== 1 || !element.checkVisibility({checkVisibilityCSS: true, checkOpacity})) return false;
    // A strip of floating slides has no height of its own.
    return [element, ...[...element.children].slice(0, 5)].some(each => {
      const {width, height, right, bottom} = each.getBoundingClientRect();
      return width >= 2 && height >= 2 && right + scrollX > 0 && bottom + scrollY > 0;
    });
  }

  // The element itself may be transparent at the moment.
  function isShown(element) {
    return isSeen(element, false) && (!parentOf(element) || isSeen(parentOf(element)));
  }

  // The part of a long strip that can be seen: what clips it.
  function frameOf(element) {
    const {width, height} = element.getBoundingClientRect();
    let around = parentOf(element);
    for (let levels = 0; levels < 3 && around && around !== document.body; levels += 1, around = parentOf(around)) {
      const box = around.getBoundingClientRect();
      if (getComputedStyle(around).overflow !== "visible" && (box.width < width - 1 || box.height < height - 1)) return around;
    }
    return element;
  }
}
