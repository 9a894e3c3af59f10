import type { Face, FaceName } from "#services/papers/face.ts";
import { signs } from "#services/papers/faces/signs.ts";
import { strong } from "#services/papers/faces/strong.ts";
import { text } from "#services/papers/faces/text.ts";

export const faces: Readonly<Record<FaceName, Face>> = { text, strong, signs };

const glyphs: Readonly<Record<FaceName, ReadonlyMap<number, number>>> = {
  text: new Map(text.glyphOf),
  strong: new Map(strong.glyphOf),
  signs: new Map(signs.glyphOf),
};

/** What stands for a character that no face has: an empty square. */
const UNKNOWN = 0x25a1;

/** Nothing is seen of these: they join or vary what stands before them. */
const unseen = /[\u200b-\u200f\u2060]|\p{M}/gu;

/** Glyphs that follow each other in one face. */
export type Run = { face: FaceName; glyphs: number[] };

/** A text as glyphs, in the face that is asked for where it has them. */
export function runsOf(written: string, face: FaceName): Run[] {
  const runs: Run[] = [];
  for (const character of written.normalize("NFC").replaceAll(unseen, "")) {
    const [by, glyph] = glyphFor(character.codePointAt(0) ?? UNKNOWN, face);
    const last = runs.at(-1);
    if (last?.face === by) last.glyphs.push(glyph);
    else runs.push({ face: by, glyphs: [glyph] });
  }
  return runs;
}

function glyphFor(code: number, face: FaceName): [FaceName, number] {
  const own = glyphs[face].get(code);
  if (own !== undefined) return [face, own];
  return ["signs", glyphs.signs.get(code) ?? glyphs.signs.get(UNKNOWN) ?? 0];
}

/** How wide a text is at a size; in the unit of the size. */
export function widthOf(written: string, face: FaceName, size: number): number {
  let thousandths = 0;
  for (const run of runsOf(written, face))
    for (const glyph of run.glyphs) thousandths += faces[run.face].advances[glyph] ?? 0;
  return (thousandths * size) / 1000;
}

type Set = { face: FaceName; size: number; width: number };

/** As much of a text as fits on one line; with three dots where something is left out. */
export function fitted(written: string, { face, size, width }: Set): string {
  if (widthOf(written, face, size) <= width) return written;
  const characters = Array.from(written);
  let [least, most] = [0, characters.length - 1];
  while (least < most) {
    const middle = Math.ceil((least + most) / 2);
    const cut = `${characters.slice(0, middle).join("").trimEnd()}…`;
    if (widthOf(cut, face, size) <= width) least = middle;
    else most = middle - 1;
  }
  return `${characters.slice(0, least).join("").trimEnd()}…`;
}

/** A text in lines of a width, broken at its spaces; the last of `most` lines is cut where more would follow. */
export function lines(written: string, set: Set & { most: number }): string[] {
  const { face, size, width, most } = set;
  const told: string[] = [];
  const words = written.split(/[ \n]+/);
  for (let line = ""; words.length > 0;) {
    const [word = ""] = words;
    const longer = line === "" ? word : `${line} ${word}`;
    const fits = line === "" || widthOf(longer, face, size) <= width;
    if (fits) {
      line = longer;
      words.shift();
    }
    if (fits && words.length > 0) continue;
    if (told.length === most - 1) return [...told, fitted([line, ...words].join(" "), set)];
    told.push(fitted(line, set));
    line = "";
  }
  return told;
}
