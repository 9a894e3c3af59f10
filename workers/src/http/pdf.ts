import * as z from "zod";

/** How a PDF stands in the description of the API. */
export const pdf = z.string().meta({ format: "binary", example: "%PDF-1.7…" });

/** The header of an answer that is a PDF. */
export const pdfType = { "Content-Type": "application/pdf" } as const;
