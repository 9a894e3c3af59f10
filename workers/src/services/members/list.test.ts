import { afterAll, beforeAll, expect, test } from "vitest";

import { changeType } from "#services/members/changeType.ts";
import { readDirectory } from "#services/directory/list.ts";
import { editProfile } from "#services/members/editProfile.ts";
import { getMember } from "#services/members/get.ts";
import { listMembers } from "#services/members/list.ts";
import { suspendMember } from "#services/members/suspend.ts";
import { applyToJoin } from "#services/members/apply.ts";
import type { Caller } from "#services/context.ts";
import { applicationOf, startCommunity, type TestCommunity } from "#testing/community.ts";

let town: TestCommunity;
let people: Record<"noor" | "shop" | "gone", { caller: Caller; account: string }>;

beforeAll(async () => {
  town = await startCommunity();
  people = {
    noor: await town.join("Noor 100 % bio"),
    shop: await town.join("Boulangerie_du_Four", "provider"),
    gone: await town.join("Gone"),
  };
  await suspendMember(town.context(), town.admin, people.gone.caller.member, "Away");
  await applyToJoin(town.context(), applicationOf("Applicant"));
});

afterAll(() => town.close());

const found = async (query: Partial<Parameters<typeof listMembers>[2]>) =>
  (await listMembers(town.context(), town.admin, { limit: 50, ...query })).items.map(({ number }) => number);

test("members are found by status, type, number and the beginning of any word of their name or address", async () => {
  expect(await found({})).toEqual([1001, 1002, 1003, 1004, 1005]);
  expect(await found({ status: "applied" })).toEqual([1005]);
  expect(await found({ type: "provider", status: "active" })).toEqual([1003]);
  expect(await found({ q: "FOUR" })).toEqual([1003]);
  expect(await found({ q: "100 bio" })).toEqual([1002]);
  expect(await found({ q: "four_du" })).toEqual([1003]);
  expect(await found({ q: "our" })).toEqual([]);
  expect(await found({ q: "%" })).toEqual([]);
  expect(await found({ q: "1004" })).toEqual([1004]);
  expect(await found({ q: "maud@example" })).toEqual([1001]);
  expect(await found({ q: "\\" })).toEqual([]);
});

test("a list goes on where the page before ended", async () => {
  const query = { limit: 2 };
  const first = await listMembers(town.context(), town.admin, query);
  const second = await listMembers(town.context(), town.admin, { ...query, cursor: first.next ?? "" });
  const third = await listMembers(town.context(), town.admin, { ...query, cursor: second.next ?? "" });
  const numbers = [first, second, third].map(({ items }) => items.map(({ number }) => number));
  expect([numbers, third.next]).toEqual([[[1001, 1002], [1003, 1004], [1005]], null]);
});

test("the directory shows active members alone, by name and account, and nothing by which to reach them", async () => {
  const { items } = await readDirectory(town.context(), town.admin, { limit: 50 });
  expect(items.map(({ name }) => name)).toEqual(["Maud", "Noor 100 % bio", "Boulangerie_du_Four"]);
  expect(Object.keys(items[0] ?? {}).toSorted()).toEqual([
    "accounts",
    "categories",
    "distance",
    "name",
    "number",
    "photo",
    "place",
    "provider",
    "type",
  ]);
  expect(
    (await readDirectory(town.context(), town.admin, { limit: 50, provider: true })).items,
  ).toMatchObject([{ number: 1003, accounts: [{ id: people.shop.account, name: "Boulangerie_du_Four" }] }]);
});

test("a new name is the name of the member's account too, and an address stays one person's", async () => {
  const { noor } = people;
  await editProfile(town.context(), noor.caller, noor.caller.member, {
    name: "Noor",
    email: "n@example.org",
  });
  const { items } = await readDirectory(town.context(), town.admin, { limit: 50, q: "Noor" });
  expect(items[0]?.accounts).toEqual([{ id: noor.account, currency: "MIEL", credit: null, name: "Noor" }]);
  const taken = editProfile(town.context(), people.shop.caller, people.shop.caller.member, {
    email: "n@example.org",
  });
  await expect(taken).rejects.toMatchObject({ code: "email_taken" });
  const other = editProfile(town.context(), noor.caller, people.shop.caller.member, { name: "Mine" });
  await expect(other).rejects.toMatchObject({ code: "forbidden" });
  await expect(getMember(town.context(), noor.caller, people.shop.caller.member)).rejects.toMatchObject({
    code: "forbidden",
  });
});

test("another type brings its accounts, and leaves those there are", async () => {
  const { noor } = people;
  const changed = await changeType(town.context(), town.admin, noor.caller.member, "provider");
  expect(changed).toMatchObject({ type: "provider", accounts: [{ id: noor.account, role: "owner" }] });
  const unknown = changeType(town.context(), town.admin, noor.caller.member, "nobody");
  await expect(unknown).rejects.toMatchObject({
    code: "invalid_input",
    fields: [{ field: "type", code: "unknown_member_type" }],
  });
});
