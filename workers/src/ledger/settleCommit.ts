import type { AccessVersions } from "@mereau/db/ledger/access.ts";
import type { SealedBatch } from "@mereau/db/ledger/commit.ts";
import type { LedgerStore } from "#ledger/store.ts";

const PAUSE_MS_MIN = 50;
const PAUSE_MS_MAX = 2_000;

const pause = (attempt: number) =>
  new Promise((done) => setTimeout(done, Math.min(PAUSE_MS_MAX, PAUSE_MS_MIN * 2 ** attempt)));

/**
 * What became of a batch at last: it is on disk; or it never will be, since a caller has lost access meanwhile, and may
 * be decided anew without them; or the instance must end.
 */
export type Fate =
  | { kind: "committed" }
  | { kind: "access_changed"; access: AccessVersions }
  | { kind: "ended"; reason: string };

const ended = (reason: string): Fate => ({ kind: "ended", reason });

/**
 * Sends a batch until its fate is known, however long that takes. `inDoubt` is called each time an answer leaves it open.
 *
 * A place in the chain is taken once. So when no answer came, whoever stands in that place decides: this very batch,
 * and it was committed; another, and another instance has taken over; nobody, and it can be sent again: if its
 * first sending arrives after all, that one fails on the place being taken. An access version only rises, so what it
 * refused once it refuses for ever.
 */
export async function settleCommit(
  store: Pick<LedgerStore, "commit" | "find">,
  batch: SealedBatch,
  inDoubt: (reason: string) => void,
): Promise<Fate> {
  for (let attempt = 0; ; attempt += 1) {
    const outcome = await store.commit(batch);
    if (outcome.kind === "committed") return { kind: "committed" };
    if (outcome.kind === "broken") return ended(`broken: ${outcome.reason}`);
    if (outcome.kind === "fenced") return ended("fenced: another instance holds the epoch");
    if (outcome.kind === "delayed" || outcome.kind === "unknown") inDoubt(outcome.reason);
    const standing = await whoStands(store, batch);
    if (standing === "this") return { kind: "committed" };
    if (standing === "another") return ended("fenced: another batch stands in this place");
    if (outcome.kind === "access_changed") return outcome;
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
