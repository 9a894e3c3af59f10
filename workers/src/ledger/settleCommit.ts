import type { SealedBatch } from "@mereau/db/ledger/commit.ts";
import type { LedgerStore } from "#ledger/store.ts";

const PAUSE_MS_MIN = 50;
const PAUSE_MS_MAX = 2_000;

const pause = (attempt: number) =>
  new Promise((done) => setTimeout(done, Math.min(PAUSE_MS_MAX, PAUSE_MS_MIN * 2 ** attempt)));

/**
 * Sends a batch until its fate is known, however long that takes, and tells it: `committed`, or why the instance
 * must end. `inDoubt` is called each time an answer leaves it open.
 *
 * A place in the chain is taken once. So when no answer came, whoever stands in that place decides: this very batch,
 * and it was committed; another, and another instance has taken over; nobody, and it can be sent again: if its
 * first sending arrives after all, that one fails on the place being taken.
 */
export async function settleCommit(
  store: Pick<LedgerStore, "commit" | "find">,
  batch: SealedBatch,
  inDoubt: (reason: string) => void,
): Promise<"committed" | `fenced: ${string}` | `broken: ${string}`> {
  for (let attempt = 0; ; attempt += 1) {
    const outcome = await store.commit(batch);
    if (outcome.kind === "committed") return "committed";
    if (outcome.kind === "broken") return `broken: ${outcome.reason}`;
    if (outcome.kind === "fenced") return "fenced: another instance holds the epoch";
    if (outcome.kind === "delayed" || outcome.kind === "unknown") inDoubt(outcome.reason);
    const standing = await whoStands(store, batch);
    if (standing === "this") return "committed";
    if (standing === "another") return "fenced: another batch stands in this place";
    await pause(attempt);
  }
}

/** Who stands in a batch's place; asked until there is an answer. */
async function whoStands(
  store: Pick<LedgerStore, "find">,
  batch: SealedBatch,
): Promise<"this" | "another" | "nobody"> {
  for (let attempt = 0; ; attempt += 1) {
    const found = await store.find(batch.seq);
    if (found.kind === "found") {
      if (found.id === null) return "nobody";
      return found.id === batch.id ? "this" : "another";
    }
    await pause(attempt);
  }
}
