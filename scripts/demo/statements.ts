import { balanceAt, statement } from "@mereau/shared/contracts/entries.ts";
import { ledgerHead } from "@mereau/shared/contracts/ledger.ts";
import { receipt } from "@mereau/shared/contracts/transfers.ts";
import { isReceiptValid } from "@mereau/shared/crypto/receipt.ts";
import { rejectionCodes } from "@mereau/shared/ledger/rejection.ts";
import * as z from "zod";

import type { Player, Scene } from "./scene.ts";

/** A receipt as it is signed: a verdict is one of those that the ledger knows. */
const signedReceipt = receipt.extend({
  transfer: receipt.shape.transfer.extend({ verdict: z.enum(["accepted", ...rejectionCodes]) }),
});

export const DAY_MS = 86_400_000;
export const dateOf = (moment: number) => new Date(moment).toISOString().slice(0, 10);

/** Alice reads her statement of the day, and what she had the day before. */
export async function readStatements(scene: Scene, alice: Player, began: number): Promise<void> {
  const { api, trace } = scene;
  trace.chapter("Statements add up");
  const today = `from=${dateOf(began)}&to=${dateOf(Date.now())}`;
  const path = scene.path(`accounts/${alice.account}`);
  const read = await api.ask(statement, "GET", `${path}/statement?${today}`, alice);
  trace.check("Opening", read.opening, "0.00");
  trace.check("Came in (250.00 issued, 12.50 reversed)", read.totalIn, "262.50");
  trace.check("Went out (12.50, 120.00, 15.00, 2.50)", read.totalOut, "150.00");
  trace.check("Closing", read.closing, "112.50");
  trace.check(
    "Its lines",
    read.entries.map(({ amount }) => amount),
    ["250.00", "-12.50", "-120.00", "-15.00", "-2.50", "12.50"],
  );
  const before = dateOf(began - DAY_MS);
  const then = await api.ask(balanceAt, "GET", `${path}/balance?at=${before}`, alice);
  trace.check("Alice’s balance the day before", then.posted, "0.00");
  const now = await api.ask(balanceAt, "GET", `${path}/balance`, alice);
  trace.check("Alice’s balance now", now.posted, "112.50");
}

/** A receipt, checked with the community’s public key alone: as it is, and after somebody changed it. */
export async function checkReceipts(
  scene: Scene,
  alice: Player,
  transfers: readonly string[],
): Promise<string> {
  const { api, trace } = scene;
  trace.chapter("Receipts are checked offline");
  const { publicKey } = await api.ask(ledgerHead, "GET", scene.path("ledger/head"), alice);
  const receipts = await Promise.all(
    transfers.map((id) => api.ask(signedReceipt, "GET", scene.path(`transfers/${id}/receipt`), alice)),
  );
  const valid = await Promise.all(receipts.map((it) => isReceiptValid(it, publicKey)));
  trace.check("Receipts with the community’s signature", valid.filter(Boolean).length, transfers.length);
  const [first] = receipts;
  const forged = first && { ...first, transfer: { ...first.transfer, amount: first.transfer.amount + 1 } };
  trace.check(
    "With one cent more, the signature is still valid",
    forged ? await isReceiptValid(forged, publicKey) : true,
    false,
  );
  return publicKey;
}
