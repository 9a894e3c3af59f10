import { expect, test } from "vitest";

import { keptIconPng } from "#http/wallet/keptIcon.ts";

const SITE = "https://icons.mereau.test";
const bytesOf = async (answer: Response) => new Uint8Array(await answer.arrayBuffer());
const cacheKey = `${SITE}/.icons?letter=M&colour=%2320603d&side=180`;

test("an icon is drawn once, and again for another colour or size", async () => {
  const face = { name: "Miel", colour: "#20603d", side: 180 };
  const drawn = await bytesOf(await keptIconPng(SITE, face, 60));
  expect(drawn.slice(1, 4)).toEqual(Uint8Array.of(0x50, 0x4e, 0x47));
  const cache = await caches.open("icons");
  const keys = ["m", "M"].map((letter) => cacheKey.replace("letter=M", `letter=${letter}`));
  const found = await Promise.all(keys.map((key) => cache.match(key)));
  const kept = keys[found.findIndex((one) => one !== undefined)];
  expect(kept).toBeDefined();
  // What the cache has is what comes
  const other = new Response("kept", { headers: { "Cache-Control": "max-age=60" } });
  await cache.put(kept ?? "", other);
  expect(await (await keptIconPng(SITE, face, 60)).text()).toBe("kept");
  for (const change of [{ colour: "#f2c14e" }, { side: 192 }, { name: "Lis" }])
    expect(await bytesOf(await keptIconPng(SITE, { ...face, ...change }, 60))).not.toEqual(
      new TextEncoder().encode("kept"),
    );
});
