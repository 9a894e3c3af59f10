import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { deflateSync } from "node:zlib";

import fontkit from "@pdf-lib/fontkit";
import subsetFont from "subset-font";

import type { Face } from "../workers/src/services/papers/face.ts";

/*
 * npm run fonts      writes the faces that statements and posters are set in, out of the fonts that npm brings
 *
 * Each is cut down to the characters below, and its measures are read here once, so that the Worker needs no reader of fonts.
 */

const root = join(import.meta.dirname, "..");
const folder = join(root, "workers/src/services/papers/faces");

type Range = readonly [first: number, last: number];

/** Latin of every European language, Greek and Cyrillic, and what stands around words and figures. */
const letters: Range[] = [
  [0x20, 0x7e],
  [0xa0, 0x24f],
  [0x2b0, 0x2ff],
  [0x370, 0x3ff],
  [0x400, 0x45f],
  [0x1e00, 0x1eff],
  [0x2000, 0x206f],
  [0x2070, 0x209f],
  [0x20a0, 0x20bf],
  [0x2116, 0x2122],
  [0x2190, 0x2193],
  [0x2212, 0x2215],
  [0x2248, 0x2265],
];

/** Small capitals, shapes and signs with which communities write their money. */
const signs: Range[] = [
  [0x1d00, 0x1d2b],
  [0x2194, 0x21ff],
  [0x25a0, 0x25ff],
  [0x2600, 0x2667],
  [0x2713, 0x2718],
  [0x2764, 0x2764],
  [0x2b12, 0x2b2f],
];

/** Renamed, as the licences ask of fonts that were changed. */
const faces = [
  {
    file: "text",
    name: "MereauText",
    of: "Source Sans 3, © 2010–2020 Adobe, SIL Open Font License 1.1",
    font: "@expo-google-fonts/source-sans-3/400Regular/SourceSans3_400Regular.ttf",
    ranges: letters,
  },
  {
    file: "strong",
    name: "MereauStrong",
    of: "Source Sans 3 SemiBold, © 2010–2020 Adobe, SIL Open Font License 1.1",
    font: "@expo-google-fonts/source-sans-3/600SemiBold/SourceSans3_600SemiBold.ttf",
    ranges: letters,
  },
  {
    file: "signs",
    name: "MereauSigns",
    of: "DejaVu Sans, © 2003 Bitstream, Inc. and 2006 Tavmjong Bah, under the licence of Bitstream Vera",
    font: "dejavu-fonts-ttf/ttf/DejaVuSans.ttf",
    ranges: signs,
  },
];

const charactersOf = (ranges: readonly Range[]): string =>
  ranges
    .flatMap(([first, last]) => Array.from({ length: last - first + 1 }, (_, index) => first + index))
    .map((code) => String.fromCodePoint(code))
    .join("");

/** What a PDF viewer does not read. */
const unread = ["GSUB", "GPOS", "GDEF", "DSIG", "STAT", "name", "post", "OS/2", "gasp"];

async function cut({ name, font, ranges }: (typeof faces)[number]): Promise<Face> {
  const whole = await readFile(join(root, "node_modules", font));
  const subset = (dropTables: string[]) =>
    subsetFont(whole, charactersOf(ranges), {
      targetFormat: "truetype",
      keepFeatures: [],
      noHinting: true,
      dropTables,
    });
  const original = fontkit.create(whole);
  const numbered = fontkit.create(await subset([]));
  const bytes = await subset([...unread, "cmap"]);
  const { unitsPerEm, ascent, descent, capHeight, bbox } = original;
  const thousandths = (units: number) => Math.round((units * 1000) / unitsPerEm);
  const wanted = new Set(Array.from(charactersOf(ranges), (character) => character.codePointAt(0)));
  const known = numbered.characterSet.filter((code) => wanted.has(code));
  const advances = Array.from({ length: numbered.numGlyphs }, () =>
    thousandths(original.getGlyph(0).advanceWidth),
  );
  const glyphOf = known.map((code): [number, number] => [code, numbered.glyphForCodePoint(code).id]);
  for (const [code, glyph] of glyphOf)
    advances[glyph] = thousandths(original.glyphForCodePoint(code).advanceWidth);
  return {
    name,
    ascent: thousandths(ascent),
    descent: thousandths(descent),
    capHeight: thousandths(capHeight || ascent),
    box: [bbox.minX, bbox.minY, bbox.maxX, bbox.maxY].map(thousandths),
    advances,
    glyphOf,
    length: bytes.length,
    deflated: deflateSync(bytes, { level: 9 }).toString("base64"),
  };
}

for (const face of faces) {
  const cutFace = await cut(face);
  const text = `// Written by \`npm run fonts\` from ${face.of}.
import type { Face } from "#services/papers/face.ts";

export const ${face.file}: Face = ${JSON.stringify(cutFace)};
`;
  await writeFile(join(folder, `${face.file}.ts`), text);
  console.log(`${face.name}: ${cutFace.glyphOf.length} characters, ${text.length} bytes`);
}
