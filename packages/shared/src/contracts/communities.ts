import * as z from "zod";

import { SCALE_MAX } from "#money/bounds.ts";
import { parseAmount } from "#money/decimal.ts";
import { categories, directoryPublic } from "#contracts/categories.ts";
import { uuid } from "#contracts/common.ts";
import type { FieldMessage } from "#contracts/fieldMessages.ts";
import { line } from "#contracts/text.ts";
import { policySettings } from "#policies/registry.ts";
import { unknownTypes } from "#policies/memberTypes.ts";
import { disagreementsOf } from "#policies/validate.ts";

/** Where a community may live: a place for its database and, as a location hint, for its ledger object. */
export const regions = ["wnam", "enam", "sam", "weur", "eeur", "apac", "oc", "afr", "me"] as const;

const text = (max: number) => line(max).min(1);
const currencyCode = z.string().regex(/^[A-Z0-9]{2,8}$/, "must be two to eight capitals or digits");
const typeCode = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "must be small letters, digits and hyphens")
  .max(30);

/** A decimal amount, never negative: `12.50` or `12,50`. Its currency's scale is checked beside the currency. */
const decimal = z
  .string()
  .regex(/^\d+([.,]\d+)?$/, "must be an amount such as 12.50")
  .max(20);

/** How far accounts go below and above zero; no cap stands for the bound of every ledger. */
const limits = z.strictObject({ creditLimit: decimal, balanceCap: decimal.nullable() });

const currency = z.strictObject({
  code: currencyCode,
  name: text(60),
  symbol: text(8),
  scale: z.int().min(0).max(SCALE_MAX),
  kind: z.enum(["backed", "mutual", "dividend", "prepaid"]),
  /** Only for `backed`: the official money in reserve, kept in a currency of the same scale. */
  backing: z
    .strictObject({ code: currencyCode, name: text(60), symbol: text(8) })
    .nullable()
    .default(null),
  /** What accounts open with, unless their member type says otherwise. */
  defaults: limits,
  /** By what else it goes from the first day on. */
  policies: policySettings.default({}),
});

const memberType = z.strictObject({
  code: typeCode,
  name: text(60),
  /** Providers are listed in the directory and may redeem a backed currency. */
  provider: z.boolean(),
  /** Accounts that open on approval. */
  accounts: z
    .array(z.strictObject({ currency: currencyCode, limits: limits.nullable().default(null) }))
    .max(8),
});

/** Two to forty lower-case letters, digits and single hyphens: a community's address. */
export const communitySlug = z
  .string()
  .min(2)
  .max(40)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "must be small letters, digits and hyphens");

/**
 * Everything that makes a community. Its id and the id of its first administrator are UUIDv7 that the founder's
 * client makes before it asks, so that asking again finishes the same community and never begins a second one.
 */
export const foundingRequest = z
  .strictObject({
    id: uuid,
    slug: communitySlug,
    name: text(80),
    region: z.enum(regions).default("weur"),
    language: z.enum(["fr", "en"]),
    territory: text(120).nullable().default(null),
    /** Takes part as a member of the first type. */
    admin: z.strictObject({ id: uuid, name: text(80), email: z.email().max(200).toLowerCase() }),
    currencies: z.array(currency).min(1).max(8),
    memberTypes: z.array(memberType).min(1).max(20),
    categories: categories.default([]),
    directoryPublic: directoryPublic.default(false),
    /** Members may join at once, and no money moves until an administrator opens it. */
    preparing: z.boolean().default(false),
  })
  .superRefine((request, context) => {
    for (const { path, message, params } of faults(request))
      context.addIssue({ code: "custom", path, message, ...(params && { params }) });
  });

export type FoundingRequest = z.infer<typeof foundingRequest>;
export type FoundedCurrency = z.infer<typeof currency>;
export type FoundedLimits = z.infer<typeof limits>;

/** `params` tell what is wrong in each language, where it is not one of the sentences that every contract knows. */
type Fault = { path: (string | number)[]; message: string; params?: FieldMessage };

function limitFaults(
  value: FoundedLimits,
  { kind, scale }: Pick<FoundedCurrency, "kind" | "scale">,
  path: (string | number)[],
): Fault[] {
  const amounts = Object.entries(value).filter((entry): entry is [string, string] => entry[1] !== null);
  return amounts.flatMap(([field, amount]) => {
    const read = parseAmount(amount, scale);
    if (!read.ok) return [{ path: [...path, field], message: read.code }];
    const isUnbacked = kind === "backed" && field === "creditLimit" && read.value > 0;
    return isUnbacked
      ? [{ path: [...path, field], message: "must be nothing: a backed currency gives no credit" }]
      : [];
  });
}

function faults(request: {
  currencies: FoundedCurrency[];
  memberTypes: z.infer<typeof memberType>[];
}): Fault[] {
  const found: Fault[] = [];
  const monies = new Map<string, FoundedCurrency>();
  const known = new Set(request.memberTypes.map(({ code }) => code));
  const codes = new Set<string>();
  const claim = (code: string, path: (string | number)[]) => {
    if (codes.has(code)) found.push({ path, message: "is used twice" });
    codes.add(code);
  };
  request.currencies.forEach((money, index) => {
    claim(money.code, ["currencies", index, "code"]);
    if (money.backing) claim(money.backing.code, ["currencies", index, "backing", "code"]);
    if ((money.kind === "backed") !== (money.backing !== null))
      found.push({
        path: ["currencies", index, "backing"],
        message: "goes with a backed currency, and only with it",
      });
    monies.set(money.code, money);
    found.push(...limitFaults(money.defaults, money, ["currencies", index, "defaults"]));
    for (const { settings, why } of [
      ...disagreementsOf(money.policies, money),
      ...unknownTypes(money.policies, known),
    ])
      found.push({
        path: ["currencies", index, "policies", ...(settings[0]?.split(".") ?? [])],
        message: why.en,
        params: why,
      });
  });
  const types = new Set<string>();
  request.memberTypes.forEach((type, index) => {
    if (types.has(type.code)) found.push({ path: ["memberTypes", index, "code"], message: "is used twice" });
    types.add(type.code);
    const opened = new Set<string>();
    type.accounts.forEach((account, position) => {
      const path = ["memberTypes", index, "accounts", position];
      const money = monies.get(account.currency);
      if (money === undefined)
        found.push({ path: [...path, "currency"], message: "is not among the currencies" });
      else if (account.limits) found.push(...limitFaults(account.limits, money, [...path, "limits"]));
      if (opened.has(account.currency)) found.push({ path: [...path, "currency"], message: "is used twice" });
      opened.add(account.currency);
    });
  });
  return found;
}

/** A community as anybody may see it. */
export const communitySummary = z.strictObject({
  id: uuid,
  slug: z.string(),
  name: z.string(),
  status: z.enum(["founding", "open", "suspended", "deleting", "deleted"]),
  region: z.enum(regions),
});

export type CommunitySummary = z.infer<typeof communitySummary>;

/** What deleting a community would lose, and the code with which to confirm it within a quarter of an hour. */
export const deletionNotice = z.strictObject({
  confirmation: z.string(),
  /** Milliseconds since 1970. */
  expiresAt: z.int(),
  members: z.int(),
  accounts: z.int(),
  transfers: z.int(),
  /** How long the export of everything stays downloadable. */
  exportKeptDays: z.int(),
});

export type DeletionNotice = z.infer<typeof deletionNotice>;
