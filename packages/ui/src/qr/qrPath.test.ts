import { encode } from "uqr";
import { expect, test } from "vitest";

import { qrPath } from "#qr/qrPath.ts";

test("the path covers the dark modules of the code and nothing else", () => {
  const text = "https://pay.example.org/miel/p/1042?c=MIEL&a=12.50";
  const { size, path } = qrPath(text);
  const { data } = encode(text, { ecc: "M", border: 4 });
  const drawn = data.map((row) => row.map(() => false));
  for (const [, x, y, length] of path.matchAll(/M(\d+) (\d+)h(\d+)/g))
    drawn[Number(y)]?.fill(true, Number(x), Number(x) + Number(length));
  expect(drawn).toEqual(data);
  expect(size).toBe(data.length);
  expect(data.slice(0, 4).flat()).not.toContain(true);
});
