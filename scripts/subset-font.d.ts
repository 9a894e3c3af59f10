declare module "subset-font" {
  /** A font with the glyphs of the text alone. */
  export default function subsetFont(
    font: Uint8Array,
    text: string,
    options: { targetFormat: "truetype"; keepFeatures: string[]; noHinting: boolean; dropTables: string[] },
  ): Promise<Uint8Array>;
}
