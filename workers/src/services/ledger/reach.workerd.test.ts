import { runInDurableObject } from "cloudflare:test";
import { expect, test } from "vitest";

import { uuidV7 } from "@mereau/shared/crypto/uuid.ts";
import type { PaymentCommand } from "@mereau/shared/ledger/command.ts";
import { reachLedger } from "#services/ledger/reach.ts";
import { foundHere } from "#testing/foundHere.ts";

const newId = () => uuidV7(Date.now(), crypto.getRandomValues(new Uint8Array(10)));

test("an object that ends during a call leaves its outcome unknown, and the next one gives the answer", async () => {
  const { request, ledger } = await foundHere();
  const payment: PaymentCommand = {
    kind: "payment",
    id: newId(),
    actor: { member: request.admin.id, onBehalfOf: null },
    currency: "MIEL",
    from: "MIEL:1001",
    to: "MIEL:1002",
    amount: 1,
  };
  const reached = () => reachLedger(ledger(), "test");
  const asked = reached().submit(request.id, [payment]);
  await runInDurableObject(ledger(), (_, state) => state.abort("ended by a test")).catch(() => undefined);
  expect(await asked).toEqual({ ok: false, code: "outcome_unknown" });
  const again = await reached().submit(request.id, [payment]);
  expect(again).toMatchObject({ ok: true, verdicts: [{ ok: false, code: "unknown_account" }] });
  expect(await reached().submit(request.id, [payment])).toEqual(again);
});
