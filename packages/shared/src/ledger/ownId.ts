/** The first half of every such id: a UUIDv7 made in the first millisecond of 1970. */
const PREFIX = "00000000-0000-7000-8000-";

/**
 * The id of a transfer that the ledger makes by itself, a dividend or a settlement, from its place in the ledger. It
 * reads as a UUIDv7 of 1970, so that no id made by a client is ever the same, and comes before all of them.
 */
export const ownTransferId = (seq: number): string => PREFIX + seq.toString(16).padStart(12, "0");

/** True for ids that only the ledger gives. */
export const isOwnTransferId = (id: string): boolean => id.startsWith("00000000-0000-");

/** An id that comes after all that the ledger gives, and before all that clients make. */
export const AFTER_OWN_IDS = "00000000-0001";
