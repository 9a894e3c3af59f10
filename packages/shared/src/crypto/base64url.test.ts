import { expect, test } from "vitest";

import { fromBase64url, toBase64url } from "#crypto/base64url.ts";

test("bytes of every length and value come back", () => {
  for (let length = 0; length < 70; length += 1) {
    const bytes = Uint8Array.from({ length }, (_, index) => (index * 37 + length * 11) % 256);
    expect(fromBase64url(toBase64url(bytes))).toEqual(bytes);
  }
});

test("it is written as RFC 4648 writes it, without padding", () => {
  const vectors = {
    "": "",
    f: "Zg",
    fo: "Zm8",
    foo: "Zm9v",
    foob: "Zm9vYg",
    "?>?": "Pz4_",
    "\u00ff\u00ef": "_-8",
  };
  for (const [binary, text] of Object.entries(vectors))
    expect(toBase64url(Uint8Array.from(binary, (byte) => byte.charCodeAt(0)))).toBe(text);
});

test("what is not base64url, or not in its one spelling, is nothing", () => {
  for (const wrong of ["A", "AAAAA", "AB", "AAB", "A=", "AA==", "A+A", "A/A", "AA A", "AAé", "AA\u{1F600}"])
    expect(fromBase64url(wrong)).toBeNull();
});
