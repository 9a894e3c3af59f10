/** What a member may do for the community, from the most to the least. */
export const roles = ["admin", "manager", "teller", "auditor", "member"] as const;

export type Role = (typeof roles)[number];

/** What a member may do with an account, from the most to the least. */
export const holderRoles = ["owner", "operator", "viewer"] as const;

export type HolderRole = (typeof holderRoles)[number];
