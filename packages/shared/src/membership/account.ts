/** The number of a community's first member; those after it count on. */
export const FIRST_MEMBER_NUMBER = 1001;

/** The id of a member's own account: `MIEL:1042`. */
export const memberAccountId = (currency: string, number: number): string => `${currency}:${number}`;
