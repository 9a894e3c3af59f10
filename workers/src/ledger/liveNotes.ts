import type { LiveNote } from "@mereau/shared/contracts/live.ts";
import { currencyOfAccount } from "@mereau/shared/membership/account.ts";
import type { Transfer } from "@mereau/shared/ledger/transfer.ts";
import type { Committed } from "#ledger/lane.ts";

/** These move nothing, and yet change what is held on an account. */
const holding: ReadonlySet<Transfer["kind"]> = new Set(["hold", "release"]);

/**
 * What is told of a batch: one note for each account on which its balance, or what is held, has changed. Where several
 * transfers touched an account, or a hold on it lapsed, the note names none.
 *
 * @param isHeard whether anybody listens to an account: of others there are no notes
 */
export function notesOf(
  { transfers, postings, layer, seq, at }: Committed,
  isHeard: (account: string) => boolean,
): LiveNote[] {
  const touched = new Map<string, string | null>();
  const touch = (account: string, transfer: string | null) => {
    if (!isHeard(account)) return;
    const before = touched.get(account);
    touched.set(account, before === undefined || before === transfer ? transfer : null);
  };
  for (const { account, transfer } of postings) touch(account, transfer);
  for (const { kind, verdict, id, from, to } of transfers)
    if (verdict === "accepted" && holding.has(kind)) for (const account of [from, to]) touch(account, id);
  for (const { state, from, to } of layer.holds.values())
    if (state === "expired") for (const account of [from, to]) touch(account, null);
  return Array.from(touched, ([account, transfer]) => ({
    kind: "account",
    account,
    currency: currencyOfAccount(account),
    seq,
    at,
    transfer,
  }));
}
