import { afterAll, beforeAll, expect, test } from "vitest";

import { type CardChange, cardChange } from "@mereau/shared/contracts/cards.ts";
import { directoryQuery, mapQuery } from "@mereau/shared/contracts/directory.ts";
import { settingsChange } from "@mereau/shared/contracts/settings.ts";
import { readCard } from "#services/directory/card.ts";
import { readDirectory } from "#services/directory/list.ts";
import { readMap } from "#services/directory/map.ts";
import { editProfile } from "#services/members/editProfile.ts";
import { changeSettings } from "#services/settings/change.ts";
import { startCommunity, type TestCommunity } from "#testing/community.ts";

type Party = Awaited<ReturnType<TestCommunity["join"]>>;
type Name = "noor" | "bakery" | "grocer" | "smith" | "island";

let town: TestCommunity;
let people: Record<Name, Party>;

/** A street along which shops stand a thousandth of a degree of latitude apart: 111 m. */
const street = (step: number, address = `${step} rue des Halles`) => ({
  address,
  latitude: (47_370 + step) / 1_000,
  longitude: -0.55,
});

const tell = ({ caller }: Party, card: CardChange) =>
  editProfile(town.context(), caller, caller.member, cardChange.parse(card));

beforeAll(async () => {
  town = await startCommunity();
  people = {
    noor: await town.join("Noor"),
    bakery: await town.join("Le Fournil", "provider"),
    grocer: await town.join("Épicerie du Pont", "provider"),
    smith: await town.join("Forge des Îles", "provider"),
    island: await town.join("écluse", "provider"),
  };
  await tell(people.noor, { about: "Je jardine.", categories: ["home"], place: street(9), phoneShown: true });
  await tell(people.bakery, { categories: ["food", "eating"], place: street(4), hours: "7 h à 13 h" });
  await tell(people.grocer, { categories: ["food"], place: street(1) });
  await tell(people.island, { place: { address: "Wallis", latitude: -13.28, longitude: -176.2 } });
});

afterAll(() => town.close());

const list = (query: Record<string, string>) =>
  readDirectory(town.context(), people.noor.caller, directoryQuery.parse(query));

const names = async (query: Record<string, string>) =>
  (await list(query)).items.map(({ name }) => name.toLowerCase());

test("who looks for a category finds its members, in the order of their numbers", async () => {
  expect(await names({ category: "food" })).toEqual(["le fournil", "épicerie du pont"]);
  expect(await names({ category: "eating" })).toEqual(["le fournil"]);
  expect(await names({ category: "culture" })).toEqual([]);
});

test("the nearest come first, with their distance in metres; who has no place is far from everywhere", async () => {
  const { items } = await list({ near: "47.37,-0.55" });
  expect(items.map(({ name, distance }) => [name, distance])).toEqual([
    ["Épicerie du Pont", 111],
    ["Le Fournil", 445],
    ["écluse", expect.any(Number)],
  ]);
  const { items: numbered } = await list({ near: "47.37,-0.55", order: "number", provider: "true" });
  expect(numbered.map(({ distance }) => distance)).toEqual([445, 111, null, expect.any(Number)]);
  await expect(list({ order: "distance" })).rejects.toMatchObject({ code: "invalid_input" });
});

test("a part of the map has those who are in it, also where the date changes", async () => {
  expect(await names({ bounds: "-0.56,47.372,-0.54,47.38" })).toEqual(["le fournil"]);
  expect(await names({ bounds: "170,-20,-170,0" })).toEqual(["écluse"]);
  const { map } = await readMap(town.context(), people.noor.caller, mapQuery.parse({ category: "food" }));
  expect(map.features.map(({ id, geometry }) => [id, geometry.coordinates])).toEqual([
    [people.bakery.number, [-0.55, 47.374]],
    [people.grocer.number, [-0.55, 47.371]],
  ]);
});

test("names are sorted as in an index, and found without their accents; each page goes on where the last ended", async () => {
  expect(await names({ order: "name" })).toEqual([
    "écluse",
    "épicerie du pont",
    "forge des îles",
    "le fournil",
    "maud",
    "noor",
  ]);
  expect(await names({ q: "epicerie" })).toEqual(["épicerie du pont"]);
  for (const query of [{ order: "name" }, { near: "47.37,-0.55" }, { order: "number" }]) {
    const whole = await names(query);
    const paged: string[] = [];
    for (let cursor: string | null = ""; cursor !== null;) {
      const page = await list({ ...query, limit: "1", ...(cursor !== "" && { cursor }) });
      paged.push(...page.items.map(({ name }) => name.toLowerCase()));
      cursor = page.next;
    }
    expect(paged).toEqual(whole);
  }
  const { next } = await list({ order: "name", limit: "1" });
  await expect(list({ near: "47.37,-0.55", cursor: next ?? "" })).rejects.toMatchObject({
    code: "invalid_input",
  });
});

test("where a member lives is not told, and a telephone number only by whoever shows it", async () => {
  await editProfile(town.context(), people.noor.caller, people.noor.caller.member, { phone: "0612345678" });
  await editProfile(town.context(), people.bakery.caller, people.bakery.caller.member, {
    phone: "0241000000",
  });
  const noor = await readCard(town.context(), people.bakery.caller, people.noor.number);
  expect(noor).toMatchObject({ about: "Je jardine.", place: null, phone: "0612345678", email: null });
  expect(noor.accounts.map(({ id }) => id)).toEqual([people.noor.account]);
  const bakery = await readCard(town.context(), people.noor.caller, people.bakery.number);
  expect(bakery).toMatchObject({ phone: null, hours: "7 h à 13 h", place: street(4) });
  expect(bakery.since).toBeGreaterThan(Date.now() - 120_000);
  const own = await tell(people.noor, {});
  expect(own.card).toMatchObject({ place: street(9), phoneShown: true, categories: ["home"] });
});

test("a visitor sees providers without their accounts, and nobody once the directory is for members", async () => {
  const { items } = await readDirectory(town.context(), undefined, { limit: 50 });
  expect(items.map(({ name, accounts }) => [name, accounts])).toEqual(
    ["Le Fournil", "Épicerie du Pont", "Forge des Îles", "écluse"].map((name) => [name, []]),
  );
  const card = (number: number) => readCard(town.context(), undefined, number);
  expect((await card(people.bakery.number)).accounts).toEqual([]);
  await expect(card(people.noor.number)).rejects.toMatchObject({ code: "unknown_member" });
  const settle = (directoryPublic: boolean) =>
    changeSettings(town.context(), town.admin, settingsChange.parse({ directoryPublic }));
  await settle(false);
  for (const reading of [
    readDirectory(town.context(), undefined, { limit: 50 }),
    readMap(town.context(), undefined, {}),
    card(people.bakery.number),
  ])
    await expect(reading).rejects.toMatchObject({ code: "unauthenticated" });
  await settle(true);
});

test("a category that the community gives up is nobody’s any more, and cannot be chosen", async () => {
  const categories = [{ code: "food", name: { fr: "Alimentation", en: "Food" } }];
  await changeSettings(town.context(), town.admin, settingsChange.parse({ categories }));
  const card = await readCard(town.context(), people.noor.caller, people.bakery.number);
  expect(card.categories).toEqual(["food"]);
  await expect(tell(people.bakery, { categories: ["eating"] })).rejects.toMatchObject({
    code: "invalid_input",
    fields: [{ field: "categories", code: "unknown_category" }],
  });
});

test("what is taken back is gone, and what was not named stays", async () => {
  const after = await tell(people.bakery, { place: null, about: "  " });
  expect(after.card).toMatchObject({ place: null, about: null, hours: "7 h à 13 h", categories: ["food"] });
  const exact = await tell(people.bakery, {
    place: { address: "Ici", latitude: 47.123_456_78, longitude: -0.987_654_32 },
  });
  expect(exact.card.place).toEqual({ address: "Ici", latitude: 47.123_46, longitude: -0.987_65 });
});
