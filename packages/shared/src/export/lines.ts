import { utf8 } from "#crypto/utf8.ts";

export const EXPORT_FORMAT = "mereau-export";
export const EXPORT_VERSION = 1;

const SUM_DIGITS = 32;
async function sumOf(previous: string, body: string): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", utf8(`${previous}\n${body}`)));
  return Array.from(digest.subarray(0, SUM_DIGITS / 2), (byte) => byte.toString(16).padStart(2, "0")).join(
    "",
  );
}

/** Writes the lines of an export, each tied to the one before it by a sum. */
export class ExportLines {
  #previous = "";

  /** A value as the next line, with its sum and its line feed. The value has at least one key. */
  async next(value: object): Promise<string> {
    const body = JSON.stringify(value);
    this.#previous = await sumOf(this.#previous, body);
    return `${body.slice(0, -1)},"sum":"${this.#previous}"}\n`;
  }
}

const ending = /^(?<body>\{.*),"sum":"(?<sum>[0-9a-f]{32})"\}$/s;

/** What a line of an export says, or that it is not as it was written. */
export type ReadLine = { ok: true; value: unknown } | { ok: false };

/** Reads the lines of an export in their order. */
export class ExportReader {
  #previous = "";

  /** Reads the next line, given without its line feed. After an altered line the following ones are still read. */
  async next(line: string): Promise<ReadLine> {
    const { body, sum } = ending.exec(line)?.groups ?? {};
    if (body === undefined || sum === undefined) return { ok: false };
    const expected = await sumOf(this.#previous, `${body}}`);
    this.#previous = sum;
    if (expected !== sum) return { ok: false };
    try {
      return { ok: true, value: JSON.parse(`${body}}`) };
    } catch {
      return { ok: false };
    }
  }
}
