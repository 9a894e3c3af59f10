import { signal } from "@preact/signals";

import { slug } from "#shell.ts";

const KEY = `mereau:${slug}:till-share`;

/** Of a price in euros, so many hundredths are paid in the currency at least. */
export const shares = [0, 25, 50, 75, 100] as const;

const readKept = (): number | null =>
  shares.find((share) => String(share) === localStorage.getItem(KEY)) ?? null;

/** The share where this till’s prices are in euros; null: they are in the currency. It stays for the next customer, and the next day. */
export const share = signal<number | null>(readKept());

export function chooseShare(chosen: number | null): void {
  share.value = chosen;
  if (chosen === null) localStorage.removeItem(KEY);
  else localStorage.setItem(KEY, String(chosen));
}
