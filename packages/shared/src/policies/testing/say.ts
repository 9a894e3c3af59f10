import type * as z from "zod";

import { explain } from "#policies/explain.ts";
import type { Money, Names } from "#policies/policy.ts";
import { policySettings } from "#policies/registry.ts";
import { disagreementsOf } from "#policies/validate.ts";

type Input = z.input<typeof policySettings>;

const plain = (text: string) => text.replaceAll(/[\u00A0\u202F]/g, " ");

/** Where settings are refused, by their paths. */
export const refusedAt = (settings: unknown): string[] =>
  (policySettings.safeParse(settings).error?.issues ?? []).map(({ path }) => path.join("."));

/** What contradicts what, with why in French and in English, with plain spaces. */
export const contradictions = (input: Input, money: Money): [string, string, string][] =>
  disagreementsOf(policySettings.parse(input), money).map(({ settings, why }) => [
    settings.join(" ≠ "),
    plain(why.fr),
    plain(why.en),
  ]);

/** What policies mean in French and in English, with plain spaces. */
export const told = (input: Input, money: Money, names?: Names): string[] =>
  explain(policySettings.parse(input), money, names).flatMap(({ texts }) => [
    plain(texts.fr),
    plain(texts.en),
  ]);

/** How a small community calls its pots and types of member. */
export const named: Names = {
  pots: new Map([
    ["MIEL:pot-commons", "Pot commun"],
    ["MIEL:pot-school", "École"],
    ["POK:pot-solidarity", "Cœur sur la main"],
  ]),
  currencies: new Map(),
  types: new Map([
    ["provider", "Prestataire"],
    ["individual", "Adhérent"],
    ["house", "La maison"],
  ]),
};
