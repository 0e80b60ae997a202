// Loads axe-core with quicker private fields: called with a function that loads it and is given WeakMap and WeakSet.
// It was translated for browsers without private fields and keeps each of the seven of a colour in a WeakMap; it makes
// thousands of colours for a page, and a tenth of its time went into that.
load => {
  const OWN = Symbol("fields"), NONE = Symbol("none");
  const MOST = 12;  // of its ten fields there is room for two more; any beyond are real ones
  let count = 0, isLoaded = false;

  class Field {
    constructor() {
      this.place = count++;
    }

    has(owner) {
      const own = owner[OWN];
      return own !== undefined && own[this.place] !== NONE;
    }

    get(owner) {
      return owner[OWN]?.[this.place];
    }

    set(owner, value) {
      (owner[OWN] ??= new Array(MOST).fill(NONE))[this.place] = value;
      return this;
    }

    add(owner) {
      return this.set(owner, true);
    }
  }

  // Its classes make their fields while it loads. What it makes later are real ones: they hold elements of the page,
  // and are given up with what is in them.
  load(...[WeakMap, WeakSet].map(real => function () {
    return isLoaded || count === MOST ? new real() : new Field();
  }));
  isLoaded = true;
}
