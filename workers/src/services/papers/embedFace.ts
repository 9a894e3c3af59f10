import { PDFRawStream, PDFString, type PDFContext, type PDFRef } from "@cantoo/pdf-lib";

import type { Face } from "#services/papers/face.ts";

const bytesOf = (base64: string): Uint8Array => Uint8Array.from(atob(base64), (byte) => byte.charCodeAt(0));

export const hexOf = (numbers: readonly number[]): string =>
  numbers.map((number) => number.toString(16).padStart(4, "0")).join("");

/** A code point in UTF-16, big-endian, as PDF wants it. */
const utf16 = (code: number): string =>
  hexOf(
    Array.from({ length: code > 0xffff ? 2 : 1 }, (_, index) => String.fromCodePoint(code).charCodeAt(index)),
  );

/** How many pairs one section of a character map may have (ISO 32000-1, 9.10.3). */
const SECTION = 100;

/** What each glyph stands for, so that the text of a page can be searched and copied. */
function characterMap({ glyphOf }: Face): string {
  const codes = new Map<number, number>();
  for (const [code, glyph] of glyphOf) if (!codes.has(glyph)) codes.set(glyph, code);
  const pairs = [...codes].map(([glyph, code]) => `<${hexOf([glyph])}> <${utf16(code)}>`);
  const sections = Array.from({ length: Math.ceil(pairs.length / SECTION) }, (_, index) => {
    const section = pairs.slice(index * SECTION, (index + 1) * SECTION);
    return `${section.length} beginbfchar\n${section.join("\n")}\nendbfchar`;
  });
  return `/CIDInit /ProcSet findresource begin 12 dict begin begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def /CMapType 2 def
1 begincodespacerange <0000> <ffff> endcodespacerange
${sections.join("\n")}
endcmap CMapName currentdict /CMap defineresource pop end end`;
}

/**
 * Puts a face into a document, as a composite font whose codes are the numbers of its glyphs (ISO 32000-1, 9.7): its measures
 * were read when it was cut, so that nothing has to read fonts here.
 */
export function embedFace(context: PDFContext, face: Face): PDFRef {
  const bytes = bytesOf(face.deflated);
  const file = context.obj({ Length: bytes.length, Length1: face.length, Filter: "FlateDecode" });
  const descriptor = context.obj({
    Type: "FontDescriptor",
    FontName: face.name,
    Flags: 4,
    FontBBox: face.box,
    ItalicAngle: 0,
    Ascent: face.ascent,
    Descent: face.descent,
    CapHeight: face.capHeight,
    StemV: 80,
    FontFile2: context.register(PDFRawStream.of(file, bytes)),
  });
  const glyphs = context.obj({
    Type: "Font",
    Subtype: "CIDFontType2",
    BaseFont: face.name,
    CIDSystemInfo: { Registry: PDFString.of("Adobe"), Ordering: PDFString.of("Identity"), Supplement: 0 },
    FontDescriptor: context.register(descriptor),
    W: [0, face.advances],
    CIDToGIDMap: "Identity",
  });
  const font = context.obj({
    Type: "Font",
    Subtype: "Type0",
    BaseFont: face.name,
    Encoding: "Identity-H",
    DescendantFonts: [context.register(glyphs)],
    ToUnicode: context.register(context.flateStream(characterMap(face))),
  });
  return context.register(font);
}
