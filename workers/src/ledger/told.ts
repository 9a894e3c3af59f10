import type { Committed } from "#ledger/lane.ts";
import type { Listeners } from "#ledger/listeners.ts";
import { notesOf } from "#ledger/liveNotes.ts";
import type { LedgerStore } from "#ledger/store.ts";
import { logFailure } from "#log.ts";
import type { HookWaker } from "#services/webhooks/waker.ts";
import type { Arrivals } from "#services/notifications/arrivals.ts";

/**
 * Tells whoever wishes to know what a batch has done, beside the ledger's own work. While nobody does it costs two looks at
 * what is in memory. It never throws: that somebody is not told ends no ledger.
 */
export function tellCommitted(
  committed: Committed,
  {
    listeners,
    arrivals,
    hooks,
    store,
  }: { listeners: Listeners; arrivals: Arrivals; hooks: HookWaker; store: LedgerStore },
): void {
  try {
    if (listeners.isAnybodyThere)
      listeners.tell(
        notesOf(committed, (account) => listeners.isHeard(account)),
        store,
      );
    arrivals.hear(committed.transfers, committed.at);
    hooks.hear(committed.at);
  } catch (error) {
    logFailure(error, { batch: committed.seq });
  }
}
