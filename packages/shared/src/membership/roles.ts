/** What a member may do for the community, from the most to the least. */
export const roles = ["admin", "manager", "teller", "auditor", "member"] as const;

export type Role = (typeof roles)[number];

/** What a member may do with an account. A cashier asks for payments and gives them back, and never sees what there is. */
export const holderRoles = ["owner", "operator", "viewer", "cashier"] as const;

export type HolderRole = (typeof holderRoles)[number];
