import { strFromU8, unzipSync } from "fflate";
import { afterAll, beforeAll, expect, test } from "vitest";

import { personalData } from "@mereau/shared/contracts/personalData.ts";
import { createApiKey } from "#services/keys/createApiKey.ts";
import { exportJson, exportZip, openPerson } from "#services/personal-data/export.ts";
import { notExported, sections } from "#services/personal-data/sections.ts";
import { createTransfer } from "#services/transfers/create.ts";
import { newId, paymentOf, startCommunity, type TestCommunity } from "#testing/community.ts";
import { leavingFrom, tablesNamingMembers } from "#testing/leaving.ts";

type Joined = Awaited<ReturnType<TestCommunity["join"]>>;

let town: TestCommunity;
let noor: Joined;
let shop: Joined;
let secrets: string[];

beforeAll(async () => {
  town = await startCommunity();
  [noor, shop] = [await town.join("Noor"), await town.join("Fournil", "provider")];
  const token = await leavingFrom(town).furnish(noor, "Noor", "noor@example.org");
  const key = await createApiKey(town.context(), noor.caller, {
    id: newId(),
    name: "Comptes",
    scopes: ["accounts:read"],
  });
  secrets = [token, "token" in key ? key.token : ""];
  await town.endow(noor.account, "10");
  for (const amount of ["1", "2.5"])
    await createTransfer(town.context(), noor.caller, paymentOf(noor.account, shop.account, amount, "Pain"));
});

afterAll(() => town.close());

async function json({ caller }: Joined) {
  const ctx = town.context();
  let text = "";
  for await (const piece of exportJson(ctx, await openPerson(ctx, caller))) text += piece;
  return { text, read: personalData.parse(JSON.parse(text)) };
}

test("a person gets all that is known of them, and nothing of others", async () => {
  const { text, read } = await json(noor);
  expect(read).toMatchObject({
    community: { name: "Essai" },
    member: { id: noor.caller.member, number: noor.number },
    sections: {
      profile: [{ name: "Noor", email: "noor@example.org", phone: "06 12 34 56 78", message: "Bonjour" }],
      card: [{ about: "Boulangère" }],
      billing: [{ address: "1 rue du Four" }],
      sessions: [{ device: "Noor" }],
      apiKeys: [{ name: "Comptes" }],
      deviceKeys: [{ publicKey: "k" }],
      passkeys: [{ name: "Noor" }],
      letters: [{ subject: "Pour Noor" }],
      accounts: [{ id: noor.account, balance: "6.50" }],
      entries: [
        { account: noor.account, amount: "10.00" },
        { amount: "-1.00", memo: "Pain", counterparty: { name: "Fournil" } },
        { amount: "-2.50", posted: "6.50" },
      ],
      transfers: [{ amount: 100 }, { amount: 250 }],
      invoices: [],
    },
  });
  expect(Object.keys(read.sections)).toEqual(sections.map(({ name }) => name));
  // What proves who somebody is stays here, its hash too
  for (const secret of [...secrets, "tokenHash", "codeHash"]) expect(text).not.toContain(secret);
  const other = await json(shop);
  expect(other.read.sections["profile"]).toMatchObject([{ name: "Fournil" }]);
  expect(other.text).not.toContain("Boulangère");
  expect(other.text).not.toContain("1 rue du Four");
});

test("as an archive it has a file for each section, and each account’s entries as a table", async () => {
  const ctx = town.context();
  const pieces: Uint8Array[] = [];
  for await (const piece of exportZip(ctx, await openPerson(ctx, noor.caller))) pieces.push(piece);
  const files = unzipSync(new Uint8Array(Buffer.concat(pieces)));
  const table = `entries/${noor.account.replace(":", "-")}.csv`;
  expect(Object.keys(files)).toEqual(["export.json", ...sections.map(({ name }) => `${name}.json`), table]);
  const { read } = await json(noor);
  const told = JSON.parse(strFromU8(files["entries.json"] ?? new Uint8Array()));
  expect(told).toEqual(read.sections["entries"]);
  const lines = strFromU8(files[table] ?? new Uint8Array())
    .trimEnd()
    .split("\r\n");
  expect(lines[0]).toMatch(/^at,seq,kind/);
  expect(lines.slice(2, -1).map((line) => line.split(",")[4])).toEqual(["10.00", "-1.00", "-2.50"]);
});

test("every table that names members is in a section, or left out for a reason", () => {
  const told = [...sections.flatMap(({ tables }) => tables), ...Object.keys(notExported)];
  expect(tablesNamingMembers().filter((name) => !told.includes(name))).toEqual([]);
});
