import { afterAll, beforeAll, expect, test } from "vitest";

import type { DepositState } from "@mereau/shared/contracts/deposits.ts";
import type { Caller } from "#services/context.ts";
import { issue } from "#services/currencies/issue.ts";
import { getDeposit } from "#services/deposits/get.ts";
import { listDeposits } from "#services/deposits/list.ts";
import { reverseTransfer } from "#services/transfers/reverse.ts";
import { type BankTown, startBankTown } from "#testing/bankTown.ts";
import { newId } from "#testing/community.ts";

let town: BankTown;
let noor: { caller: Caller; account: string };

beforeAll(async () => {
  town = await startBankTown();
  noor = await town.join("Noor", "provider");
});

afterAll(() => town.close());

const read = (id: string) => getDeposit(town.context(), noor.caller, id);
const listed = async (state: DepositState) =>
  (await listDeposits(town.context(), town.admin, { state, all: true, limit: 9 })).items
    .map(({ id }) => id)
    .toSorted();

test("a deposit whose issue was undone is shown as reversed: its euros are owed back", async () => {
  const [brought, atDesk, kept] = [
    await town.announce(noor.caller, noor.account, "20"),
    await town.announce(noor.caller, noor.account, "30"),
    await town.announce(noor.caller, noor.account, "40"),
  ];
  await town.bring([
    { label: brought.reference, amount: "20,00" },
    { label: kept.reference, amount: "40,00" },
  ]);
  await issue(town.context(), town.admin, "MIEL", {
    id: newId(),
    to: noor.account,
    amount: "30",
    reference: atDesk.reference,
    confirmExpected: false,
    memo: null,
    category: null,
  });
  expect(await listed("issued")).toEqual([kept.id, atDesk.id, brought.id].toSorted());
  for (const { id } of [brought, atDesk]) {
    const { transfer } = await read(id);
    const reversal = { id: newId(), reason: "Virement rappelé par la banque" };
    await reverseTransfer(town.context(), town.admin, transfer ?? "", reversal);
    expect(await read(id)).toMatchObject({
      state: "reversed",
      transfer,
      reversal: { transfer: reversal.id, reason: "Virement rappelé par la banque" },
    });
  }
  expect(await read(brought.id)).toMatchObject({ received: "20.00", issued: "20.00" });
  expect(await read(atDesk.id)).toMatchObject({ received: "30.00", issued: "30.00" });
  expect(await read(kept.id)).toMatchObject({ state: "issued", reversal: null });
  expect(await listed("reversed")).toEqual([atDesk.id, brought.id].toSorted());
  expect(await listed("issued")).toEqual([kept.id]);
  expect(await town.postedOn(noor.account)).toBe(4000);
});
