/*
 * The letters of icons, as strokes with round ends: small letters on a baseline at 20, with their top at 8, what rises at 0 and
 * what hangs at 27. Written as paths of SVG, with M, L and C alone.
 */

const bowl = "M6 8C9.3 8 12 10.7 12 14C12 17.3 9.3 20 6 20C2.7 20 0 17.3 0 14C0 10.7 2.7 8 6 8";
const arch = "M0 13C0 10 2.5 8 5.3 8C8.5 8 10.5 10 10.5 13L10.5 20";

const letters: Readonly<Record<string, string>> = {
  a: `${bowl}M12 8L12 20`,
  b: `${bowl}M0 0L0 20`,
  c: "M10.4 10C9.3 8.8 7.7 8 6 8C2.7 8 0 10.7 0 14C0 17.3 2.7 20 6 20C7.7 20 9.3 19.2 10.4 18",
  d: `${bowl}M12 0L12 20`,
  e: "M0 14L12 14C12 10.7 9.3 8 6 8C2.7 8 0 10.7 0 14C0 17.3 2.7 20 6 20C7.9 20 9.6 19.2 10.7 17.8",
  f: "M8.6 0.6C8 0.2 7.2 0 6.4 0C4.4 0 3.2 1.4 3.2 3.6L3.2 20M0 8L8 8",
  g: `${bowl}M12 8L12 21C12 24.5 9.5 27 6 27C3.8 27 2 26.2 0.8 24.8`,
  h: `M0 0L0 20${arch}`,
  i: "M0 8L0 20M0 1.5L0 1.5",
  j: "M4 8L4 23C4 25.8 2.5 27 0 27M4 1.5L4 1.5",
  k: "M0 0L0 20M9.6 8L0 15.4M4.2 12.4L10.2 20",
  l: "M0 0L0 20",
  m: "M0 8L0 20M0 12.5C0 9.8 2 8 4.3 8C6.8 8 8.5 9.6 8.5 12.5L8.5 20M8.5 12.5C8.5 9.8 10.5 8 12.8 8C15.3 8 17 9.6 17 12.5L17 20",
  n: `M0 8L0 20${arch}`,
  o: bowl,
  p: `${bowl}M0 8L0 27`,
  q: `${bowl}M12 8L12 27`,
  r: "M0 8L0 20M0 13C0 10 2.2 8 4.8 8C5.7 8 6.5 8.2 7.2 8.6",
  s: "M8.6 9.8C7.8 8.7 6.4 8 4.8 8C2.4 8 0.6 9.2 0.6 11C0.6 12.9 2.3 13.5 4.8 14C7.5 14.5 9.2 15.1 9.2 17C9.2 18.9 7.3 20 4.8 20C2.8 20 1 19.2 0 17.9",
  t: "M3.2 2.6L3.2 16.4C3.2 18.8 4.5 20 6.5 20C7.4 20 8.2 19.8 8.8 19.3M0 8L8.2 8",
  u: "M10.5 8L10.5 20M0 8L0 15C0 18 2 20 5.2 20C8 20 10.5 18 10.5 15",
  v: "M0 8L5.5 20L11 8",
  w: "M0 8L4.2 20L8.7 8L13.2 20L17.4 8",
  x: "M0 8L10 20M10 8L0 20",
  y: "M0 8L5.5 20M11 8L4.6 23.4C3.6 25.8 2.2 27 0 27",
  z: "M0 8L9.5 8L0 20L10 20",
};

/** How wide the strokes are, on the grid of the letters. */
export const STROKE = 3.8;

type Point = readonly [x: number, y: number];
/** A straight line from a point; `length2` is the square of its length. */
export type Segment = { x: number; y: number; dx: number; dy: number; length2: number };

/** A letter without its accents, as a path; that of another script is a plain ring. */
export const letterPath = (letter: string): string => letters[letter.normalize("NFD")[0] ?? ""] ?? bowl;

/** Into so many straight lines a curve is cut. */
const PIECES = 10;

const along = ([a, b, c, d]: readonly [number, number, number, number], t: number): number =>
  (1 - t) ** 3 * a + 3 * (1 - t) ** 2 * t * b + 3 * (1 - t) * t ** 2 * c + t ** 3 * d;

/** The straight lines that a path is made of, near enough. */
export function segmentsOf(path: string): Segment[] {
  const segments: Segment[] = [];
  let at: Point = [0, 0];
  for (const [, command, rest = ""] of path.matchAll(/([MLC])([^MLC]*)/g)) {
    const [x = 0, y = 0, bx = 0, by = 0, cx = 0, cy = 0] = rest.trim().split(/[ ,]/).map(Number);
    const [px, py] = at;
    const ways: Point[] =
      command === "C"
        ? Array.from({ length: PIECES }, (_, index) => {
            const t = (index + 1) / PIECES;
            return [along([px, x, bx, cx], t), along([py, y, by, cy], t)];
          })
        : [[x, y]];
    for (const way of ways) {
      const [dx, dy] = [way[0] - at[0], way[1] - at[1]];
      if (command !== "M") segments.push({ x: at[0], y: at[1], dx, dy, length2: dx * dx + dy * dy });
      at = way;
    }
  }
  return segments;
}

/** Between which edges a letter stands, its strokes counted. */
export function boxOf(segments: readonly Segment[]): {
  left: number;
  top: number;
  width: number;
  height: number;
} {
  const xs = segments.flatMap(({ x, dx }) => [x, x + dx]);
  const ys = segments.flatMap(({ y, dy }) => [y, y + dy]);
  const [left, top] = [Math.min(...xs) - STROKE / 2, Math.min(...ys) - STROKE / 2];
  return {
    left,
    top,
    width: Math.max(...xs) + STROKE / 2 - left,
    height: Math.max(...ys) + STROKE / 2 - top,
  };
}
