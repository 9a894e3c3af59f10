import { beforeAll, expect, test } from "vitest";

import { directoryCard, directoryMap, directoryPage } from "@mereau/shared/contracts/directory.ts";
import { memberWithAccounts } from "@mereau/shared/contracts/members.ts";
import { publicSettings } from "@mereau/shared/contracts/settings.ts";
import { foundWorkerTown, type WorkerTown } from "#testing/workerTown.ts";

let town: WorkerTown;
let shop: Awaited<ReturnType<WorkerTown["join"]>>;

beforeAll(async () => {
  town = await foundWorkerTown();
  shop = await town.join("Le Fournil", "provider");
});

const place = { address: "3 rue des Halles", latitude: 47.371_92, longitude: -0.546_13 };

test("a provider says where they are and what they sell, and is found by it", async () => {
  const change = { place, categories: ["food"], website: "https://fournil.example", about: "Au levain." };
  const changed = await town.ask(
    shop.token,
    ["PATCH", `members/${shop.member}`],
    [200, memberWithAccounts],
    change,
  );
  expect(changed.card).toMatchObject(change);
  const near = "members/directory?near=47.37,-0.55&category=food";
  const { items } = await town.ask(shop.token, ["GET", near], [200, directoryPage]);
  expect(items).toMatchObject([{ number: 1002, place, distance: 361, accounts: [{ id: shop.account }] }]);
  const card = await town.ask(shop.token, ["GET", "members/directory/1002"], [200, directoryCard]);
  expect(card).toMatchObject({ about: "Au levain.", website: "https://fournil.example", phone: null });
});

test("what is no place, no point and no part of a map is refused, in words", async () => {
  const edit = ["PATCH", `members/${shop.member}`] as const;
  const far = { place: { ...place, latitude: 91 } };
  expect(await town.codeOf(shop.token, edit, 422, far)).toBe("invalid_input");
  expect(await town.codeOf(shop.token, edit, 422, { website: "javascript:alert(1)" })).toBe("invalid_input");
  for (const query of ["near=91,0", "near=here", "bounds=0,1,2", "bounds=0,2,1,1"]) {
    const answer = await town.send(shop.token, ["GET", `members/directory?${query}`]);
    expect([answer.status, await answer.text()]).toEqual([422, expect.stringMatching(/doit être/)]);
  }
});

test("a map has its providers as GeoJSON, for visitors too while the directory is public", async () => {
  const answer = await town.send(null, ["GET", "members/directory.geojson"]);
  expect([answer.headers.get("Content-Type"), answer.headers.get("Cache-Control")]).toEqual([
    "application/geo+json",
    "public, max-age=300",
  ]);
  const { features } = directoryMap.parse(await answer.json());
  expect(features).toMatchObject([
    { id: 1002, geometry: { coordinates: [-0.546_13, 47.371_92] }, properties: { name: "Le Fournil" } },
  ]);
  await town.ask(town.admin, ["PATCH", "settings"], [200, publicSettings], { directoryPublic: false });
  for (const path of ["members/directory", "members/directory.geojson", "members/directory/1002"])
    expect(await town.codeOf(null, ["GET", path], 401)).toBe("unauthenticated");
  const own = await town.send(shop.token, ["GET", "members/directory.geojson"]);
  expect([own.status, own.headers.get("Cache-Control")]).toEqual([200, "private, no-cache"]);
});
