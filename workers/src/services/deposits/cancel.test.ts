import { afterAll, beforeAll, expect, test } from "vitest";

import { listAudit } from "#services/audit/list.ts";
import { cancelDeposit } from "#services/deposits/cancel.ts";
import { getDeposit } from "#services/deposits/get.ts";
import { type BankTown, startBankTown } from "#testing/bankTown.ts";
import { runAndKill } from "#testing/world.ts";

let town: BankTown;

beforeAll(async () => {
  town = await startBankTown();
});

afterAll(() => town.close());

test("wherever the process dies, a deposit that the desk has given up is written down, and no other", async () => {
  const noor = await town.join("Noor");
  let cancelled = 0;
  for (let at = 0; at < 20; at += 1) {
    const { id } = await town.announce(noor.caller, noor.account, "1");
    const died = await runAndKill(() => cancelDeposit(town.context(), town.admin, id), { at, sends: true });
    const { state } = await getDeposit(town.context(), noor.caller, id);
    const { items } = await listAudit(town.context(), town.admin, { subject: id, limit: 5 });
    const expected = state === "cancelled" ? ["deposit.cancel"] : [];
    expect(items.map(({ action }) => action)).toEqual(expected);
    cancelled += expected.length;
    if (!died) break;
  }
  expect(cancelled).toBeGreaterThan(1);
});
