import { accounts } from "#session/home.ts";

export type KnownPayee = { number: string; name: string; currency: string };

/** Whom this member paid lately, the last one first. */
export function knownPayees(): KnownPayee[] {
  const known = new Map<string, KnownPayee>();
  for (const { currency, entries } of accounts())
    for (const { amount, counterparty } of entries) {
      const [, number] = /:(\d+(?:-\d+)?)$/.exec(counterparty.account) ?? [];
      if (number === undefined || !amount.startsWith("-") || counterparty.name === null) continue;
      known.set(`${currency}:${number}`, { number, name: counterparty.name, currency });
    }
  return [...known.values()];
}
