import { expect, test } from "vitest";

import { presets } from "@mereau/shared/presets/presets.ts";
import { createTransfer } from "#services/transfers/create.ts";
import { paymentOf, startCommunity } from "#testing/community.ts";
import { leavingFrom } from "#testing/leaving.ts";

test("whoever owes stays until they owe nothing, and what somebody has may go to them", async () => {
  const circle = await startCommunity(
    presets["mutual-credit"]({ code: "GRAIN", name: "Grain", symbol: "G" }, "fr"),
  );
  const leaving = leavingFrom(circle);
  const [owing, owed] = [await circle.join("Tom"), await circle.join("Odile")];
  const pay = { ...paymentOf(owing.account, owed.account, "5"), currency: "GRAIN" };
  await createTransfer(circle.context(), owing.caller, pay);
  await expect(leaving.go(owing.caller, { giveTo: [owed.account] })).rejects.toMatchObject({
    code: "leaving_debt",
    detail: { amount: "-5.00" },
  });
  await leaving.go(owed.caller, { giveTo: [owing.account] });
  expect((await leaving.notice(owing.caller)).obstacles).toEqual([]);
  await leaving.go(owing.caller);
  expect([await leaving.statusOf(owing.account), await leaving.statusOf(owed.account)]).toEqual([
    "closed",
    "closed",
  ]);
  await circle.close();
});
