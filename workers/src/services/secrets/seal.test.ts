import { expect, test } from "vitest";

import { seal, sealingKey, unseal, unsealText } from "#services/secrets/seal.ts";

const key = new Uint8Array(32).fill(7);
const nonce = new Uint8Array(24).fill(1);

test("what is sealed opens with the same key, and shows nothing meanwhile", () => {
  const sealed = seal("a token", key, nonce);
  expect(unsealText(sealed, key)).toBe("a token");
  expect(atob(sealed.replaceAll("-", "+").replaceAll("_", "/"))).not.toContain("a token");
  const seed = new Uint8Array(32).fill(9);
  expect(unseal(seal(seed, key, nonce), key)).toEqual(seed);
});

test("another key, a changed letter and a cut text are refused with a sentence that says what to look at", () => {
  const sealed = seal("a token", key, nonce);
  const changed = sealed.slice(0, -4) + (sealed.endsWith("AAAA") ? "BBBB" : "AAAA");
  for (const [text, opener] of [
    [sealed, new Uint8Array(32).fill(8)],
    [changed, key],
    [sealed.slice(0, 8), key],
    ["", key],
  ] as const)
    expect(() => unseal(text, opener)).toThrow("SEALING_KEY");
});

test("a sealing key is 32 bytes", () => {
  expect(sealingKey("A".repeat(43))).toEqual(new Uint8Array(32));
  expect(() => sealingKey("AAAA")).toThrow("32 bytes");
});
