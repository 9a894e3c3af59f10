import { expect, test } from "vitest";

import { encodeLatin9 } from "#journal/fec/latin9.ts";

const decode = (bytes: Uint8Array) => new TextDecoder("iso-8859-15").decode(bytes);

test("French, euros and tabs come back as they were", () => {
  const text = "Débit\tCrédit\r\nŒuvre à l'été : 12,50 € « ça » Ÿ ÿ ñ";
  expect(decode(encodeLatin9(text))).toBe(text);
  expect(encodeLatin9("€")).toEqual(Uint8Array.of(0xa4));
});

test("every byte of a printed character stands for that character alone", () => {
  for (let byte = 0xa0; byte < 0x100; byte += 1) {
    const character = decode(Uint8Array.of(byte));
    expect(encodeLatin9(character)).toEqual(Uint8Array.of(byte));
  }
});

test("what has no place becomes the plainest thing that is like it", () => {
  expect(decode(encodeLatin9("l’été – “oui”… ğ Ž e\u0301 ¤ 🐝 中"))).toBe(`l'été - "oui"... g Ž é ? ? ?`);
});
