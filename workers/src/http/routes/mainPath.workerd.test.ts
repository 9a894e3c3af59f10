import { beforeAll, expect, test } from "vitest";
import * as z from "zod";

import { entryPage } from "@mereau/shared/contracts/entries.ts";
import { problem } from "@mereau/shared/contracts/problem.ts";
import { bulkResults, transfer } from "@mereau/shared/contracts/transfers.ts";
import { foundWorkerTown, newId, type WorkerTown } from "#testing/workerTown.ts";

let town: WorkerTown;

beforeAll(async () => {
  town = await foundWorkerTown();
});

test("from an application to a journal, every figure is right", async () => {
  const { admin, ask, codeOf, join } = town;
  const [noor, shop] = [await join("Noor", "individual"), await join("Boulangerie du Four", "provider")];
  expect([noor.account, shop.account]).toEqual(["MIEL:1002", "MIEL:1003"]);

  const issue = { id: newId(), to: noor.account, amount: "100", reference: "VIR-1" };
  await ask(admin, ["POST", "currencies/MIEL/issues"], [201, transfer], issue);
  const { reference: _, ...unnamed } = issue;
  expect(await codeOf(admin, ["POST", "currencies/MIEL/issues"], 422, { ...unnamed, id: newId() })).toBe(
    "invalid_input",
  );

  const pay = (amount: string) => ({
    id: newId(),
    currency: "MIEL",
    from: noor.account,
    to: shop.account,
    amount,
    memo: "Pain",
  });
  const payment = pay("12,50");
  const paid = await ask(noor.token, ["POST", "transfers"], [201, transfer], payment);
  expect(paid).toMatchObject({ id: payment.id, amount: "12.50", verdict: "accepted" });
  expect(await ask(noor.token, ["POST", "transfers"], [201, transfer], payment)).toEqual(paid);
  const tooMuch = pay("90");
  for (let asked = 0; asked < 2; asked += 1)
    expect(await ask(noor.token, ["POST", "transfers"], [409, problem], tooMuch)).toMatchObject({
      code: "insufficient_funds",
      title: "Il n’y a pas assez sur le compte.",
      detail: "Il n’y a pas assez sur le compte. Disponible : 87,50\u00A0M.",
      amount: "87.50",
      currency: "MIEL",
    });
  expect(await codeOf(noor.token, ["POST", "transfers"], 409, { ...payment, amount: "13" })).toBe(
    "id_reused",
  );
  expect(await codeOf(null, ["POST", "transfers"], 401, pay("1"))).toBe("unauthenticated");

  const hold = { ...pay("20"), expiresAt: Date.now() + 60_000 };
  await ask(noor.token, ["POST", "holds"], [201, transfer], hold);
  const part = { id: newId(), amount: "5" };
  expect(await codeOf(noor.token, ["POST", `holds/${hold.id}/capture`], 403, part)).toBe("forbidden");
  await ask(shop.token, ["POST", `holds/${hold.id}/capture`], [201, transfer], part);
  await ask(shop.token, ["POST", `holds/${hold.id}/release`], [201, transfer], { id: newId() });

  const undo = { id: newId(), reason: "Encaissé deux fois" };
  await ask(admin, ["POST", `transfers/${part.id}/reversal`], [201, transfer], undo);
  expect(await codeOf(admin, ["POST", `transfers/${part.id}/reversal`], 409, { ...undo, id: newId() })).toBe(
    "already_reversed",
  );

  const transfers = [pay("1"), { ...pay("2"), linked: true }, pay("1000"), pay("3")];
  const { results } = await ask(noor.token, ["POST", "transfers/bulk"], [200, bulkResults], { transfers });
  expect(results.map(({ verdict }) => verdict)).toEqual([
    "accepted",
    "linked_failed",
    "insufficient_funds",
    "accepted",
  ]);

  const stands = z.looseObject({ posted: z.string() });
  const at = `accounts/${noor.account}/balance?at=${encodeURIComponent(new Date(paid.at).toISOString())}`;
  expect(await ask(noor.token, ["GET", at], [200, stands])).toMatchObject({ posted: "87.50" });
  expect(await ask(noor.token, ["GET", `accounts/${noor.account}`], [200, stands])).toMatchObject({
    posted: "83.50",
    held: "0.00",
    balance: "83.50",
    role: "owner",
  });

  const { items } = await ask(noor.token, ["GET", `accounts/${noor.account}/entries`], [200, entryPage]);
  expect(items.map(({ amount, posted, kind }) => [kind, amount, posted])).toEqual([
    ["payment", "-3.00", "83.50"],
    ["payment", "-1.00", "86.50"],
    ["reversal", "5.00", "87.50"],
    ["capture", "-5.00", "82.50"],
    ["payment", "-12.50", "87.50"],
    ["issue", "100.00", "100.00"],
  ]);

  const today = new Date().toISOString().slice(0, 10);
  const period = `from=${today}&to=${today}`;
  const statement = z.looseObject({ entries: z.array(z.unknown()) });
  expect(
    await ask(noor.token, ["GET", `accounts/${noor.account}/statement?${period}`], [200, statement]),
  ).toMatchObject({ opening: "0.00", totalIn: "105.00", totalOut: "21.50", closing: "83.50" });

  const redemption = { id: newId(), from: shop.account, amount: "6,50" };
  await ask(shop.token, ["POST", "currencies/MIEL/redemptions"], [201, transfer], redemption);
  const stranger = { id: newId(), from: noor.account, amount: "1" };
  expect(await codeOf(noor.token, ["POST", "currencies/MIEL/redemptions"], 403, stranger)).toBe("forbidden");
  expect(await ask(null, ["GET", "currencies/MIEL"], [200, z.looseObject({})])).toMatchObject({
    circulation: "93.50",
    reserve: "93.50",
    backingRatio: "1.0000",
  });

  const journal = await ask(admin, ["GET", "ledger/journal?format=hledger"], [200, z.string()]);
  expect(journal).toContain("    Members:1002 Noor:MIEL  0.00 MIEL = 83.50 MIEL\n");
  expect(journal).toContain("    Reserve:EUR  0.00 EUR = 93.50 EUR\n");
  expect(await codeOf(noor.token, ["GET", "ledger/journal?format=hledger"], 403)).toBe("forbidden");

  const receipt = await ask(noor.token, ["GET", `transfers/${paid.id}/receipt`], [200, z.looseObject({})]);
  const head = await ask(noor.token, ["GET", "ledger/head"], [200, z.looseObject({})]);
  expect(receipt).toMatchObject({
    community: town.id,
    publicKey: head["publicKey"],
    transfer: { amount: 1250 },
  });
});

test("a history that did not change is answered with 304", async () => {
  const { admin, ask, join, send } = town;
  const { token, account } = await join("Ada", "individual");
  const read = (tag?: string) =>
    send(token, ["GET", `accounts/${account}/entries?limit=5`], undefined, tag && { "If-None-Match": tag });
  const first = await read();
  const tag = first.headers.get("ETag") ?? "";
  expect([first.status, await first.json()]).toEqual([200, { items: [], next: null, searchedTo: null }]);
  const second = await read(tag);
  expect([second.status, await second.text()]).toEqual([304, ""]);
  const issue = { id: newId(), to: account, amount: "1", reference: "VIR-2" };
  await ask(admin, ["POST", "currencies/MIEL/issues"], [201, transfer], issue);
  expect((await read(tag)).status).toBe(200);
});

test("the directory names whom one can pay, and tells no address", async () => {
  const { ask, codeOf, join } = town;
  const { token } = await join("Zoe", "individual");
  const page = z.object({ items: z.array(z.looseObject({ name: z.string() })), next: z.string().nullable() });
  const { items } = await ask(token, ["GET", "members/directory?provider=true&q=four"], [200, page]);
  expect(items).toEqual([
    {
      number: 1003,
      name: "Boulangerie du Four",
      type: "provider",
      provider: true,
      photo: null,
      categories: [],
      place: null,
      distance: null,
      accounts: [{ id: "MIEL:1003", currency: "MIEL", name: "Boulangerie du Four", credit: null }],
    },
  ]);
  const first = await ask(token, ["GET", "members/directory?limit=2"], [200, page]);
  expect(first.items.map(({ name }) => name)).toEqual(["Maud", "Noor"]);
  const second = await ask(token, ["GET", `members/directory?limit=2&cursor=${first.next}`], [200, page]);
  expect(second.items[0]).toMatchObject({ name: "Boulangerie du Four" });
  expect(await codeOf(token, ["GET", "members"], 403)).toBe("forbidden");
});
