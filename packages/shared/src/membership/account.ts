/** The number of a community's first member; those after it count on. */
export const FIRST_MEMBER_NUMBER = 1001;

/** The id of a member's own account, `MIEL:1042`, or of a further one: `MIEL:1042-2` is their second. */
export const memberAccountId = (currency: string, number: number, ordinal = 1): string =>
  ordinal === 1 ? `${currency}:${number}` : `${currency}:${number}-${ordinal}`;

/** The currency that an account's id names: `MIEL` of `MIEL:1042`. */
export const currencyOfAccount = (account: string): string => account.slice(0, account.indexOf(":"));

/** True for a pot, an account of the community’s own that nobody holds: `MIEL:pot-solidarity`. */
export const isPotId = (account: string): boolean => account.includes(":pot-");
