import { expect, test } from "vitest";

import { mapTiles, tilesHost } from "#http/wallet/tiles.ts";

const credit = "© OpenStreetMap https://www.openstreetmap.org/copyright";

test("a map names whose work it is, and its one host is let in", () => {
  const tiles = mapTiles({ MAP_TILES: "https://tiles.example:8443/a/{z}/{x}/{y}.png", MAP_CREDIT: credit });
  expect(tiles?.credit).toEqual({ text: "© OpenStreetMap", link: "https://www.openstreetmap.org/copyright" });
  expect(tiles && tilesHost(tiles)).toBe("https://tiles.example:8443");
  const many = mapTiles({ MAP_TILES: "https://{s}.tiles.example/{z}/{x}/{y}.png", MAP_CREDIT: "IGN" });
  expect(many?.credit).toEqual({ text: "IGN", link: null });
  expect(many && tilesHost(many)).toBe("https://*.tiles.example");
});

test("without an address there is no ground, and nobody is asked for it", () => {
  expect(mapTiles({ MAP_TILES: "", MAP_CREDIT: credit })).toBeNull();
});
