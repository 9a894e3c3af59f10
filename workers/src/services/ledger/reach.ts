import type { LedgerBinding } from "@mereau/shared/ledger/binding.ts";
import { log } from "#log.ts";

/** What services ask of a ledger. */
export type Ledger = Pick<LedgerBinding, "submit" | "head" | "receipt" | "wake" | "duties" | "note">;

/**
 * A ledger whose calls never throw. An object that ends in the middle of a call (moved, updated, fenced) breaks it off:
 * what was submitted may have been done or not, and its ids will tell whoever asks again.
 */
export function reachLedger(
  ledger: Pick<LedgerBinding, "submitJson" | "head" | "receipt" | "wake" | "duties" | "note">,
  requestId: string,
): Ledger {
  const broken = (call: string, error: unknown) =>
    log("ledger.call_broken", { call, requestId, reason: String(error) }, "warn");
  return {
    async submit(community, commands, access = null) {
      try {
        return JSON.parse(await ledger.submitJson(community, JSON.stringify(commands), access));
      } catch (error) {
        broken("submit", error);
        return { ok: false, code: "outcome_unknown" };
      }
    },
    async head(community) {
      try {
        return await ledger.head(community);
      } catch (error) {
        broken("head", error);
        return { ok: false, code: "unavailable" };
      }
    },
    async receipt(community, transfer) {
      try {
        return await ledger.receipt(community, transfer);
      } catch (error) {
        broken("receipt", error);
        return { ok: false, code: "unavailable" };
      }
    },
    async wake(community, by) {
      try {
        return await ledger.wake(community, by);
      } catch (error) {
        broken("wake", error);
        return { ok: false, code: "unavailable" };
      }
    },
    async note(community, what) {
      try {
        await ledger.note(community, what);
      } catch (error) {
        broken("note", error);
      }
    },
    async duties(community) {
      try {
        return await ledger.duties(community);
      } catch (error) {
        broken("duties", error);
        return { ok: false, code: "unavailable" };
      }
    },
  };
}
