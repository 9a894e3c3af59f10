/*
 * How the plain parts of the contracts are spelt, without the library that checks whole requests: the wallet reads codes and
 * links with these alone.
 */

/** What people and programs send as an amount; never negative. */
export const amountPattern = /^\d{1,16}([.,]\d{1,4})?$/;

/** The code of a currency: `MIEL`. */
export const currencyPattern = /^[A-Z0-9]{2,8}$/;

/** The address of a community, of which `slugLengths` says how long it is. */
export const slugPattern = /^[a-z0-9]+(-[a-z0-9]+)*$/;

export const slugLengths = { min: 2, max: 40 } as const;

/** A member’s account, a further one, one that the currency keeps for itself, or a pot. */
export const accountPattern =
  /^[A-Z0-9]{2,8}:([1-9]\d{0,11}(-([2-9]|[1-9]\d))?|issuance|reserve|deposits|dividends|pot-[a-z0-9]{1,30})$/;

/** What stands behind the colon in an account that anybody may pay: a member’s, a further one, or a pot. */
export const payableNumberPattern = /^([1-9]\d{0,11}(-([2-9]|[1-9]\d))?|pot-[a-z0-9]{1,30})$/;

/** A member by number, or by id: a UUIDv7. */
export const memberReferencePattern =
  /^([1-9]\d{0,11}|[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12})$/;

/** One line of plain text: see `contracts/text.ts` for what is refused, and why. */
export const linePattern = /^[^\p{Cc}\p{Cs}\u200b\u2028-\u202e\u2060\u2066-\u2069\ufeff\ufffd]*$/u;

/** How long the memo of a payment may be, in UTF-16 units. */
export const memoLength = 280;
