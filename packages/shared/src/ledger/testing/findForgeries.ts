import { expect, test } from "vitest";

import type { Cell } from "#ledger/batch.ts";
import type { Book } from "#ledger/testing/book.ts";
import { Forgery, type Named } from "#ledger/testing/forgery.ts";

/** What is forged, how, and part of what the verification says of it. */
export type ForgeryCase = [what: string, forge: (forgery: Forgery) => unknown, fault: string];

/** A history is without fault as it was. Forged so that all its sums, balances and signatures agree, it is found out. */
export function findForgeries(life: Book, cases: readonly ForgeryCase[]): void {
  test("is without fault as it was", async () => {
    expect(life.faults).toEqual([]);
    expect(await new Forgery(life.batches).faults()).toEqual([]);
  });

  test.each(cases)("is found out with %s", async (_, forge, fault) => {
    const forgery = new Forgery(life.batches);
    forge(forgery);
    expect(await forgery.balance().faults()).toContainEqual(expect.stringContaining(fault));
  });
}

export const to = (account: Cell) => (): Named => ({ account });

export const by =
  (factor: number) =>
  ({ amount }: Named): Named => ({ amount: Number(amount) * factor });

export const plus =
  (column: string, more: number) =>
  (row: Named): Named => ({ [column]: Number(row[column]) + more });

/** The id of the last transfer of a kind. */
export const lastOf = (life: Book, kind: string): string =>
  life.transfers.findLast((it) => it.kind === kind)?.id ?? "";

/** An id that no transfer of these histories has. */
export const otherId = (id: string): string => id.replace("019", "018");
