import type { Currency } from "#ledger/currency.ts";
import type { Hold, Posting, Transfer } from "#ledger/transfer.ts";
import type { PolicyVersion } from "#policies/versions.ts";
import type { StandingAccount } from "#simulation/settings.ts";

/** A transfer of the record, as far as it is played. */
export type RecordedTransfer = Pick<
  Transfer,
  "id" | "kind" | "verdict" | "currency" | "from" | "to" | "amount" | "reference" | "related" | "expiresAt"
>;

/** What a batch of the ledger wrote, of what a simulation goes by. */
export type RecordedBatch = {
  header: { at: number };
  currencies: readonly Currency[];
  accounts: readonly StandingAccount[];
  holds: readonly Hold[];
  transfers: readonly RecordedTransfer[];
  /** They are needed where a batch has an issue, a redemption or a reversal. */
  postings: readonly Posting[];
  policies: readonly PolicyVersion[];
};

/** What a batch wrote about one currency and the reserve behind it. */
export function ofCurrency(
  batch: RecordedBatch,
  { currency: code, backing }: { currency: string; backing: string | null },
): RecordedBatch {
  const isOurs = (currency: string) => currency === code || currency === backing;
  return {
    ...batch,
    currencies: batch.currencies.filter((it) => isOurs(it.code)),
    accounts: batch.accounts.filter((it) => isOurs(it.currency)),
    holds: batch.holds.filter(({ currency }) => currency === code),
    // In its reserve nothing is done but adjusting it
    transfers: batch.transfers.filter(({ currency }) => isOurs(currency)),
    policies: batch.policies.filter(({ currency }) => currency === code),
  };
}
