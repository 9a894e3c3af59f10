import * as z from "zod";

/*
 * Text that people send. Refused everywhere: characters without a place in text (controls, halves of surrogate pairs, which
 * no database keeps) and those that turn its direction, with which a name can be made to read as another.
 */

const ofOneLine = /^[^\p{Cc}\p{Cs}\u2028-\u202e\u2066-\u2069]*$/u;
const ofManyLines = /^(?:[^\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]|[\n\r\t])*$/u;

/** One line of plain text, without the white space around it. */
export const line = (max: number) =>
  z.string().trim().max(max).regex(ofOneLine, "must be one line of plain text");

/** Plain text of any number of lines, without the white space around it. */
export const prose = (max: number) => z.string().trim().max(max).regex(ofManyLines, "must be plain text");
