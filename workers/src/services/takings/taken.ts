import type { Transfer } from "@mereau/shared/ledger/transfer.ts";

const HOUR_MS = 3_600_000;

/** The longest span of which the takings are told at once; a cashier sees nothing that came in longer ago. */
export const TAKINGS_MS_MAX = 48 * HOUR_MS;

/** For so long after a payment came in a cashier may give it back. */
export const CASHIER_REFUNDS_MS = 24 * HOUR_MS;

/** The kinds of transfer that bring in what was paid. */
export const bringing = ["payment", "capture"] as const satisfies Transfer["kind"][];

/** Whether a transfer is a payment that came in of late, as a cashier of its payee may see it. */
export const isTaken = ({ kind, verdict, at }: Transfer, now: number): boolean =>
  verdict === "accepted" && bringing.some((known) => known === kind) && at > now - TAKINGS_MS_MAX;
