import { useMemo, useState } from "preact/hooks";

import { messageOfIssue } from "@mereau/shared/contracts/fieldMessages.ts";
import { policySettings } from "@mereau/shared/policies/registry.ts";
import type { components } from "@mereau/workers/client";
import type { Draft } from "#screens/currency/policyForm/draft.ts";
import { type Json, withValue } from "#screens/currency/policyForm/json.ts";
import { language } from "#texts/language.ts";
import type { Currency } from "#words/amounts.ts";

type Named = { id: string; name: string };

type About = {
  currency: Currency;
  types: Draft["types"];
  pots: Draft["pots"];
  inForce: Json;
};

/** Policies as the API takes them. */
export type Policies = components["schemas"]["CurrencyPolicies"];

export type Writing = {
  draft: Draft;
  /** What is written, once every field of it can stand; null before. */
  policies: Policies | null;
  /** The pots that were named here and are used. */
  newPots: readonly Named[];
};

/** Policies of a currency while they are being written, each field checked by the very schema of the API. */
export function useDraft({ currency, types, pots, inForce }: About): Writing {
  const [value, setValue] = useState<Json>(inForce);
  const [named, setNamed] = useState<readonly Named[]>([]);
  const spoken = language.value;
  const read = useMemo(() => policySettings.safeParse(value), [value]);
  const faults = useMemo(
    () =>
      new Map(
        read.error?.issues.map((issue) => [issue.path.join("."), messageOfIssue(issue, value)[spoken]]) ?? [],
      ),
    [read, spoken],
  );
  const known = new Set(pots.map(({ id }) => id));
  const text = JSON.stringify(value);
  const newPots = named.filter(({ id }) => !known.has(id) && text.includes(JSON.stringify(id)));
  const policies: Policies | null = read.success ? JSON.parse(JSON.stringify(read.data)) : null;
  const draft: Draft = {
    value,
    set: (path, next) => setValue((before) => withValue(before, path, next)),
    wrong: (path) => faults.get(path.join(".")),
    symbol: currency.symbol,
    code: currency.code,
    types,
    pots: [...pots, ...named.filter(({ id }) => !known.has(id))],
    addPot: (pot) => setNamed((before) => [...before.filter(({ id }) => id !== pot.id), pot]),
  };
  return { draft, policies, newPots };
}
