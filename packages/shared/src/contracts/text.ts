import * as z from "zod";

import { linePattern } from "#contracts/patterns.ts";

/*
 * Text that people send. Refused everywhere: characters without a place in text (controls, halves of surrogate pairs, which
 * no database keeps, and what stands where bytes were no text), those that nobody sees, and those that turn its direction:
 * with these a name can be made to read as another, or as none.
 */

const ofManyLines = /^(?:[^\p{Cc}\p{Cs}\u200b\u202a-\u202e\u2060\u2066-\u2069\ufeff\ufffd]|[\n\r\t])*$/u;

/** One line of plain text, without the white space around it. */
export const line = (max: number) =>
  z.string().trim().max(max).regex(linePattern, "must be one line of plain text");

/** Plain text of any number of lines, without the white space around it. */
export const prose = (max: number) => z.string().trim().max(max).regex(ofManyLines, "must be plain text");
