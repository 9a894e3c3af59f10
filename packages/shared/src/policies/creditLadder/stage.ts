import type { CreditLadderSettings } from "#policies/creditLadder/settings.ts";

/** How far down the ladder an account stands; each stage holds what the one before does. */
export const creditStages = ["fine", "warned", "visible", "blocked"] as const;

export type CreditStage = (typeof creditStages)[number];

/** Where an account stands on the ladder, and how much of its credit limit it uses, in whole percent, rounded down. */
export type CreditStanding = { stage: CreditStage; used: number };

type Depth = { posted: number; held: number; creditLimit: number };

/** How far below zero an account may pay itself under a ladder, in minor units: all of its limit where nothing blocks. */
export const payableDepth = (ladder: CreditLadderSettings, creditLimit: number): number =>
  ladder.blockAt === null ? creditLimit : Number((BigInt(creditLimit) * BigInt(ladder.blockAt)) / 100n);

/** Where an account stands. One without a credit limit, or not below zero, uses none of it. */
export function creditStanding(
  ladder: CreditLadderSettings | null,
  { posted, held, creditLimit }: Depth,
): CreditStanding {
  const depth = Math.max(0, held - posted);
  if (depth === 0 || creditLimit === 0) return { stage: "fine", used: 0 };
  const used = Number((BigInt(depth) * 100n) / BigInt(creditLimit));
  const reaches = (at: number | null | undefined) =>
    typeof at === "number" && BigInt(depth) * 100n >= BigInt(creditLimit) * BigInt(at);
  if (ladder && ladder.blockAt !== null && depth >= payableDepth(ladder, creditLimit))
    return { stage: "blocked", used };
  if (reaches(ladder?.showAt)) return { stage: "visible", used };
  return { stage: reaches(ladder?.warnAt) ? "warned" : "fine", used };
}
