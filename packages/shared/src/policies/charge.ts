import type { Purpose } from "#ledger/transfer.ts";

/** Something that a transfer moves beside its own amount, in minor units, always above zero. */
export type Charge = { from: string; to: string; amount: number; purpose: Purpose };
