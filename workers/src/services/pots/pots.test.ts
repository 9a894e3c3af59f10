import { afterAll, beforeAll, expect, test } from "vitest";

import { listAudit } from "#services/audit/list.ts";
import type { Caller } from "#services/context.ts";
import { findPots } from "#services/pots/find.ts";
import { openPot } from "#services/pots/open.ts";
import { createTransfer } from "#services/transfers/create.ts";
import { createTransfers } from "#services/transfers/createBulk.ts";
import { paymentOf, startCommunity, type TestCommunity } from "#testing/community.ts";

const id = "MIEL:pot-solidarity";

let town: TestCommunity;
let noor: { caller: Caller; account: string };
let desk: Caller;

beforeAll(async () => {
  town = await startCommunity();
  noor = await town.join("Noor");
  ({ caller: desk } = await town.join("Desk", "individual", "teller"));
  await town.endow(noor.account, "100");
});

afterAll(() => town.close());

test("a pot is opened once, by a manager, and keeps its name", async () => {
  const pot = { id, currency: "MIEL", name: "Solidarité", balance: "0.00" };
  await expect(openPot(town.context(), noor.caller, { id, name: "Mine" })).rejects.toMatchObject({
    code: "forbidden",
  });
  expect(await openPot(town.context(), town.admin, { id, name: "Solidarité" })).toEqual(pot);
  expect(await openPot(town.context(), town.admin, { id, name: "Autre" })).toEqual(pot);
  expect(await findPots(town.context())).toEqual([pot]);
  await expect(
    openPot(town.context(), town.admin, { id: "EUR:pot-one", name: "Euros" }),
  ).rejects.toMatchObject({ code: "currency_mismatch" });
});

test("anybody pays into a pot; from it managers pay alone, and it is written down", async () => {
  await createTransfer(town.context(), noor.caller, paymentOf(noor.account, id, "40"));
  expect(await findPots(town.context(), "MIEL")).toMatchObject([{ balance: "40.00" }]);
  for (const caller of [noor.caller, desk])
    await expect(
      createTransfer(town.context(), caller, paymentOf(id, noor.account, "1")),
    ).rejects.toMatchObject({ code: "forbidden" });
  const paid = await createTransfer(town.context(), town.admin, paymentOf(id, noor.account, "15"));
  expect(paid).toMatchObject({ verdict: "accepted", actor: { member: town.admin.member, onBehalfOf: null } });
  const bulk = { transfers: [{ ...paymentOf(id, noor.account, "5"), linked: false }] };
  expect(await createTransfers(town.context(), town.admin, bulk)).toMatchObject([{ verdict: "accepted" }]);
  await expect(createTransfers(town.context(), desk, bulk)).rejects.toMatchObject({ code: "forbidden" });
  expect(await findPots(town.context(), "MIEL")).toMatchObject([{ balance: "20.00" }]);
  const { items } = await listAudit(town.context(), town.admin, { limit: 10 });
  expect(items.map(({ action, subject }) => [action, subject])).toEqual(
    expect.arrayContaining([
      ["transfer.create", paid.id],
      ["transfer.bulk", bulk.transfers[0]?.id],
    ]),
  );
});
