// How far what shows the focus stands out: functions by name. `look` gives the elements the focus and pictures them.
({
  // The first stop of every component that shows the focus in its own way, those with the most alike first. A text
  // field has its cursor; what lets the browser draw the ring, or stands in a frame, is not the page's own.
  own: most => {
    const entries = walk.stops.map((stop, number) => ({...stop, number}))
      .filter(({element, shown, changed, own}) => own && changed && shown && element.isConnected &&
        element.ownerDocument === document && !walk.isTextField(element) && !element.matches("area, object, embed, iframe"))
      .map(({element, number}) => ({element, number, name: walk.nameOf(element)}));
    return portal.byComponent(entries, () => false).sort((one, other) => other.count - one.count).slice(0, most);
  },

  // Compares two pictures of the same place, PNG in base 64. Of the pixels that differ: the contrast with what they were
  // before, and with the colour around all of them, null if there are several. Null when hardly anything differs.
  compare: async ([focused, without]) => {
    const DIFFERS = 12, LEAST = 20, RING = 6, PLAIN = 0.6, SHADES = 8;
    const [after, before] = await Promise.all([focused, without].map(pixelsOf));
    const {width, height} = after;
    if (before.width !== width || before.height !== height) return null;
    const changed = [];
    for (let at = 0; at < after.data.length; at += 4) {
      if ([0, 1, 2].some(part => Math.abs(after.data[at + part] - before.data[at + part]) > DIFFERS)) changed.push(at);
    }
    if (changed.length < LEAST) return null;
    const around = colourAround();
    return {
      change: strongest(changed.map(at => portal.contrastOf(colourAt(after, at), colourAt(before, at)))),
      beside: around && strongest(changed.map(at => portal.contrastOf(colourAt(after, at), around))),
    };

    async function pixelsOf(picture) {
      const bytes = Uint8Array.from(atob(picture), letter => letter.charCodeAt(0));
      const bitmap = await createImageBitmap(new Blob([bytes], {type: "image/png"}), {colorSpaceConversion: "none"});
      const canvas = new OffscreenCanvas(bitmap.width, bitmap.height).getContext("2d", {willReadFrequently: true});
      canvas.drawImage(bitmap, 0, 0);
      return canvas.getImageData(0, 0, bitmap.width, bitmap.height);
    }

    // The commonest colour of a narrow ring around all that differs, if most of the ring has it.
    function colourAround() {
      const columns = changed.map(at => at / 4 % width), rows = changed.map(at => Math.floor(at / 4 / width));
      const least = list => list.reduce((one, other) => Math.min(one, other), Infinity);
      const most = list => list.reduce((one, other) => Math.max(one, other), -Infinity);
      const [left, right, top, bottom] = [least(columns), most(columns), least(rows), most(rows)];
      const counts = new Map();
      let all = 0;
      for (let row = Math.max(0, top - RING); row <= Math.min(height - 1, bottom + RING); row += 1) {
        for (let column = Math.max(0, left - RING); column <= Math.min(width - 1, right + RING); column += 1) {
          if (row >= top && row <= bottom && column >= left && column <= right) continue;
          const colour = colourAt(after, 4 * (row * width + column)).map(part => Math.round(part / SHADES)).join();
          counts.set(colour, (counts.get(colour) ?? 0) + 1);
          all += 1;
        }
      }
      const [commonest, count] = [...counts].sort((one, other) => other[1] - one[1])[0] ?? ["", 0];
      return count > all * PLAIN ? commonest.split(",").map(part => Math.min(255, part * SHADES)) : null;
    }

    // So many pixels stand out by that much at least: a thin line counts, the edge of a letter does not.
    function strongest(ratios) {
      return Math.round(ratios.sort((one, other) => other - one)[LEAST - 1] * 100) / 100;
    }

    function colourAt({data}, at) {
      return [data[at], data[at + 1], data[at + 2]];
    }
  },
})
