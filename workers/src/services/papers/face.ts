/** A cut of a font, with the measures by which it is set; all in thousandths of its size. */
export type Face = {
  /** As PDF names it. */
  name: string;
  ascent: number;
  descent: number;
  capHeight: number;
  box: number[];
  /** The advance of each glyph, by its number. */
  advances: number[];
  /** Which glyph each character has: pairs of its code point and the glyph’s number. */
  glyphOf: [code: number, glyph: number][];
  /** The bytes of the TrueType file, and the file itself: deflated, in base64. */
  length: number;
  deflated: string;
};

export type FaceName = "text" | "strong" | "signs";
