import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";

import { audit } from "@mereau/db/tenant/schema.ts";
import { adjustReserve } from "#services/currencies/adjustReserve.ts";
import { readFigures } from "#services/currencies/figures.ts";
import { createMemberType } from "#services/member-types/create.ts";
import { reverseTransfer } from "#services/transfers/reverse.ts";
import { newId, startCommunity, type TestCommunity } from "#testing/community.ts";

let town: TestCommunity;

beforeAll(async () => {
  town = await startCommunity();
  const noor = await town.join("Noor");
  await town.endow(noor.account, "100");
});

afterAll(() => town.close());

const asked = (direction: "in" | "out", amount: string, id = newId()) => ({
  id,
  direction,
  amount,
  reason: "Dotation de l’assemblée",
  reference: null,
});

const figures = async () => {
  const { circulation, reserve, backingRatio } = await readFigures(town.context(), "MIEL");
  return [circulation, reserve, backingRatio];
};

test("the community’s own euros raise the ratio, and leave again as far as they exceed circulation", async () => {
  const request = asked("in", "25,50");
  const added = await adjustReserve(town.context(), town.admin, "MIEL", request);
  expect(added).toMatchObject({ kind: "adjustment", currency: "EUR", amount: "25.50", verdict: "accepted" });
  expect(await adjustReserve(town.context(), town.admin, "MIEL", request)).toEqual(added);
  expect(await figures()).toEqual(["100.00", "125.50", "1.2550"]);
  await expect(adjustReserve(town.context(), town.admin, "EUR", asked("out", "25,51"))).rejects.toMatchObject(
    {
      code: "reserve_short",
      detail: { amount: "25.50", currency: "EUR" },
    },
  );
  await adjustReserve(town.context(), town.admin, "EUR", asked("out", "25,50"));
  expect(await figures()).toEqual(["100.00", "100.00", "1.0000"]);
  await expect(
    reverseTransfer(town.context(), town.admin, added.id, { id: newId(), reason: "Erreur" }),
  ).rejects.toMatchObject({ code: "reserve_short" });
});

test("only managers adjust a reserve, and it stands in the audit log with its reason", async () => {
  const teller = await town.join("Tom", "individual", "teller");
  await expect(adjustReserve(town.context(), teller.caller, "MIEL", asked("in", "1"))).rejects.toMatchObject({
    code: "forbidden",
  });
  const lines = await town.db.select().from(audit).where(eq(audit.action, "currency.adjust_reserve"));
  expect(lines[0]).toMatchObject({
    actor: town.admin.member,
    detail: { currency: "EUR", direction: "in", amount: 2550, reason: "Dotation de l’assemblée" },
  });
});

test("no kind of member has credit in a backed currency", async () => {
  const accounts = [{ currency: "MIEL", creditLimit: "0,01", balanceCap: null }];
  const request = { code: "debtor", name: "Débiteur", provider: false, accounts };
  await expect(createMemberType(town.context(), town.admin, request)).rejects.toMatchObject({
    code: "no_credit",
  });
});
