import { PDFiumLibrary } from "@hyzyla/pdfium";

/** A page as a viewer shows it: its text, and its points, four bytes each. */
export type ReadPage = { text: string; width: number; height: number; rgba: Uint8Array };

let library: Promise<PDFiumLibrary> | undefined;

/** The pages of a PDF as PDFium reads and draws them, so many dots to a point. */
export async function readPdf(bytes: Uint8Array, scale = 1): Promise<ReadPage[]> {
  library ??= PDFiumLibrary.init();
  const document = await (await library).loadDocument(bytes);
  try {
    const pages: ReadPage[] = [];
    for (const page of document.pages()) {
      const text = page.getText();
      const { data: rgba, width, height } = await page.render({ scale, render: "bitmap" });
      pages.push({ text, width, height, rgba });
    }
    return pages;
  } finally {
    document.destroy();
  }
}
