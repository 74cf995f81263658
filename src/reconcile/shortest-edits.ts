type Lines = readonly string[];
/** The indexes of the lines that only one of two texts has. */
type Edits = { readonly removed: readonly number[]; readonly added: readonly number[] };
type Box = { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number };
type Point = { readonly x: number; readonly y: number };

/** With more edits than this from either end, the comparison gives up; git starts to guess at the same point. */
const mostCost = 256;

/**
 * A shortest way to turn `a` into `b`: Myers, "An O(ND) Difference Algorithm and Its Variations" (1986), section 4b, with ties broken as git
 * does. Where it gives up, all lines count as changed, which can only add conflicts and never hide one.
 */
export function shortestEdits(a: Lines, b: Lines): Edits {
  const removed: number[] = [];
  const added: number[] = [];
  const middleOf = middleFinder(a, b);
  const boxes: Box[] = [{ left: 0, right: a.length, top: 0, bottom: b.length }];
  for (let box = boxes.pop(); box; box = boxes.pop()) {
    let { left, right, top, bottom } = box;
    while (left < right && top < bottom && a[left] === b[top]) {
      left += 1;
      top += 1;
    }
    while (left < right && top < bottom && a[right - 1] === b[bottom - 1]) {
      right -= 1;
      bottom -= 1;
    }
    const middle = left < right && top < bottom ? middleOf({ left, right, top, bottom }) : undefined;
    if (middle) {
      boxes.push({ left, right: middle.x, top, bottom: middle.y }, { left: middle.x, right, top: middle.y, bottom });
    } else {
      for (let x = left; x < right; x += 1) removed.push(x);
      for (let y = top; y < bottom; y += 1) added.push(y);
    }
  }
  return { removed, added };
}

/** Finds a point in the middle of a shortest way through a box, by searching from both of its corners at once. */
function middleFinder(a: Lines, b: Lines): (box: Box) => Point | undefined {
  // How far each diagonal (x - y) was reached, shifted so that the lowest has a place for the sentinel before it.
  const shift = b.length + 1;
  const forward = new Int32Array(a.length + b.length + 3);
  const backward = new Int32Array(a.length + b.length + 3);
  const reached = (front: Int32Array, diagonal: number) => front[diagonal + shift] ?? 0;

  return ({ left, right, top, bottom }) => {
    const lowest = left - bottom;
    const highest = right - top;
    const first = left - top;
    const last = right - bottom;
    const isOdd = (first - last) % 2 !== 0;
    const from = { low: first, high: first };
    const to = { low: last, high: last };
    /** Widens a front by one diagonal on each side, or narrows it where the box ends. */
    const widen = (range: { low: number; high: number }, front: Int32Array, unreached: number) => {
      if (range.low > lowest) front[--range.low - 1 + shift] = unreached;
      else range.low += 1;
      if (range.high < highest) front[++range.high + 1 + shift] = unreached;
      else range.high -= 1;
    };
    forward[first + shift] = left;
    backward[last + shift] = right;
    for (let cost = 1; cost <= mostCost; cost += 1) {
      widen(from, forward, -1);
      for (let diagonal = from.high; diagonal >= from.low; diagonal -= 2) {
        let x = Math.max(reached(forward, diagonal - 1) + 1, reached(forward, diagonal + 1));
        while (x < right && x - diagonal < bottom && a[x] === b[x - diagonal]) x += 1;
        forward[diagonal + shift] = x;
        const meets = isOdd && diagonal >= to.low && diagonal <= to.high && reached(backward, diagonal) <= x;
        if (meets) return { x, y: x - diagonal };
      }
      widen(to, backward, 0x7fffffff);
      for (let diagonal = to.high; diagonal >= to.low; diagonal -= 2) {
        let x = Math.min(reached(backward, diagonal - 1), reached(backward, diagonal + 1) - 1);
        while (x > left && x - diagonal > top && a[x - 1] === b[x - diagonal - 1]) x -= 1;
        backward[diagonal + shift] = x;
        const meets = !isOdd && diagonal >= from.low && diagonal <= from.high && x <= reached(forward, diagonal);
        if (meets) return { x, y: x - diagonal };
      }
    }
    return undefined;
  };
}
