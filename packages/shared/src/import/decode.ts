/** A text, and in what it was written. */
export type Decoded = { text: string; encoding: "utf-8" | "utf-16le" | "utf-16be" | "windows-1252" };

/**
 * The text of a file of which nobody knows the encoding: what its first bytes say, else UTF-8 where all of it is, else
 * Windows-1252, which spreadsheets write in France.
 */
export function decodeFile(bytes: Uint8Array): Decoded {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return decodeAs(bytes, "utf-16le");
  if (first === 0xfe && second === 0xff) return decodeAs(bytes, "utf-16be");
  try {
    return { text: new TextDecoder("utf-8", { fatal: true }).decode(bytes), encoding: "utf-8" };
  } catch {
    return decodeAs(bytes, "windows-1252");
  }
}

const decodeAs = (bytes: Uint8Array, encoding: Decoded["encoding"]): Decoded => ({
  text: new TextDecoder(encoding).decode(bytes),
  encoding,
});
