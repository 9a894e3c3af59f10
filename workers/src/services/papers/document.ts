import { PDFDocument, PDFName, type PDFImage, type PDFRef } from "@cantoo/pdf-lib";

import type { FaceName } from "#services/papers/face.ts";
import { embedFace } from "#services/papers/embedFace.ts";
import { fontNames, type Sheet } from "#services/papers/sheet.ts";
import { faces } from "#services/papers/typesetting.ts";

/** A5, A4 and so on, upright, in points (ISO 216, rounded as printers do). */
export const paperSizes = {
  a4: [595.28, 841.89],
  a5: [419.53, 595.28],
  a6: [297.64, 419.53],
} as const;

/** A picture that a document may show: PNG or JPEG. */
export type Picture = { type: string; bytes: Uint8Array };

/** A PDF under way: its sheets are drawn one after the other, and written down once it is finished. */
export class Papers {
  readonly #pdf: PDFDocument;
  readonly #fonts = new Map<FaceName, PDFRef>();
  readonly #pictures = new Map<string, PDFImage>();

  private constructor(pdf: PDFDocument) {
    this.#pdf = pdf;
  }

  static async begin(about: {
    title: string;
    author: string;
    language: string;
    now: number;
  }): Promise<Papers> {
    const pdf = await PDFDocument.create({ updateMetadata: false });
    pdf.setTitle(about.title, { showInWindowTitleBar: true });
    pdf.setAuthor(about.author);
    pdf.setProducer("Méreau");
    pdf.setLanguage(about.language);
    pdf.setCreationDate(new Date(about.now));
    return new Papers(pdf);
  }

  /** Takes a picture in under a name, and tells its size; null where it is none that PDF knows, or is damaged. */
  async take(name: string, { type, bytes }: Picture): Promise<{ width: number; height: number } | null> {
    try {
      const image = type === "image/png" ? await this.#pdf.embedPng(bytes) : await this.#pdf.embedJpg(bytes);
      this.#pictures.set(name, image);
      return { width: image.width, height: image.height };
    } catch {
      return null;
    }
  }

  /** Adds a page with what was drawn on a sheet. */
  add(sheet: Sheet): void {
    const { context } = this.#pdf;
    const page = this.#pdf.addPage([sheet.width, sheet.height]);
    page.node.set(PDFName.of("Contents"), context.register(context.flateStream(sheet.content)));
    for (const face of sheet.faces) {
      const font = this.#fonts.get(face) ?? embedFace(context, faces[face]);
      this.#fonts.set(face, font);
      page.node.setFontDictionary(PDFName.of(fontNames[face]), font);
    }
    for (const name of sheet.pictures) {
      const image = this.#pictures.get(name);
      if (image) page.node.setXObject(PDFName.of(name), image.ref);
    }
  }

  finish(): Promise<Uint8Array<ArrayBuffer>> {
    return this.#pdf.save();
  }
}
