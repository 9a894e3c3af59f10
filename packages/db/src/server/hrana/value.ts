import { invalidArguments, ProtocolError } from "./error.ts";

/** A value as the engine takes and gives it with safe integers: bigint is INTEGER, number is REAL. */
export type Value = null | bigint | number | string | Uint8Array;

const lowest = -(2n ** 63n);
const highest = 2n ** 63n - 1n;

/** Reads one value of the wire. Throws {@link ProtocolError} for anything that is not one, an integer beyond 64 bits too. */
export function parseValue(input: unknown): Value {
  if (typeof input !== "object" || input === null || !("type" in input))
    throw malformed("a value needs a type");
  const { type } = input;
  if (type === "null") return null;
  if (type === "blob") return parseBlob("base64" in input ? input.base64 : undefined);
  const value = "value" in input ? input.value : undefined;
  switch (type) {
    case "integer":
      return parseInteger(value);
    case "float":
      if (typeof value !== "number") throw malformed("a float is a number");
      return value;
    case "text":
      if (typeof value !== "string") throw malformed("a text is a string");
      return value;
    default:
      throw new ProtocolError("Value type not recognized");
  }
}

function parseInteger(value: unknown): bigint {
  if (typeof value !== "string" || value.length > 24 || !/^[+-]?\d+$/.test(value)) {
    throw malformed("an integer is a decimal string");
  }
  const integer = BigInt(value.startsWith("+") ? value.slice(1) : value);
  if (integer < lowest || integer > highest) throw malformed("an integer has 64 bits");
  return integer;
}

function parseBlob(base64: unknown): Uint8Array {
  if (typeof base64 !== "string") throw malformed("a blob is base64");
  const digits = base64.replace(/={1,2}$/, "");
  if (!/^[A-Za-z0-9+/]*$/.test(digits) || digits.length % 4 === 1) throw malformed("a blob is base64");
  return Buffer.from(digits, "base64");
}

/** Writes one value of a row; REAL infinity has no JSON and becomes null, as in sqld. */
export function valueJson(value: unknown): string {
  if (value === null) return '{"type":"null"}';
  switch (typeof value) {
    case "string":
      return `{"type":"text","value":${JSON.stringify(value)}}`;
    case "bigint":
      return `{"type":"integer","value":"${value}"}`;
    case "number":
      return `{"type":"float","value":${Number.isFinite(value) ? realJson(value) : "null"}}`;
    default:
      if (!(value instanceof Uint8Array)) throw new TypeError("The engine gave a value of no SQLite type");
      return `{"type":"blob","base64":"${Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString("base64").replace(/=+$/, "")}"}`;
  }
}

function realJson(value: number): string {
  return Object.is(value, -0) ? "-0.0" : String(value);
}

const loneSurrogateEscape =
  /\\u(?:d[89ab][\da-f]{2}(?!\\ud[c-f][\da-f]{2})|(?<!\\ud[89ab][\da-f]{2}\\u)d[c-f][\da-f]{2})/i;

/** How every text begins that SQLite would read as JSON with a string in it: JSON5 quotes in two ways, and has comments. */
const jsonBeginning = /^\s*[[{"'/]/;

/**
 * Refuses text that the engine cannot give back: a NUL character ends it on reading, and half a surrogate pair that SQLite
 * makes of a JSON escape is no UTF-8, on which the engine aborts its process. A JSON document may be stored by one statement
 * and taken apart by a later one, so the halves are refused in every text that could be one.
 */
export function refuseUnreadable(value: Value, readsJson: boolean): void {
  if (typeof value !== "string") return;
  if (value.includes("\0")) throw invalidArguments("a text contains a NUL character");
  if (!value.includes("\\u")) return;
  const escapes = value.replaceAll("\\\\", " ");
  if (readsJson && escapes.includes("\\u0000")) {
    throw invalidArguments("a JSON text contains an escaped NUL character");
  }
  if (jsonBeginning.test(value) && loneSurrogateEscape.test(escapes))
    throw invalidArguments("a JSON text contains half of a surrogate pair");
}

function malformed(reason: string): ProtocolError {
  return new ProtocolError(`Cannot deserialize client message from JSON: ${reason}`);
}
