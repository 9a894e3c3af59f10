/** Everything of one community, and of no other: its ledger, its people, how they enter, what they settled on, what is due. */
export * from "#tenant/ledger.ts";
export * from "#tenant/ticking.ts";
export * from "#tenant/policies.ts";
export * from "#tenant/credit.ts";
export * from "#tenant/people.ts";
export * from "#tenant/access.ts";
export * from "#tenant/community.ts";
export * from "#tenant/scheduled.ts";
export * from "#tenant/payments.ts";
export * from "#tenant/invoices.ts";
export * from "#tenant/banking.ts";
export * from "#tenant/trust.ts";
export * from "#tenant/volumes.ts";
export * from "#tenant/prepaid.ts";
export * from "#tenant/membershipFees.ts";
export * from "#tenant/sponsorship.ts";
export * from "#tenant/settingVersions.ts";
export { schemaVersion } from "#schemaVersion.ts";
