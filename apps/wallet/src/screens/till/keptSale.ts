import { now } from "@mereau/ui/clock.ts";
import type { Price } from "#screens/getPaid/price.ts";
import { slug } from "#shell.ts";

/** A sale that was begun on this device, with the id and the end of the request that it makes. */
export type Begun = { id: string; account: string; price: Price; begunAt: number; expiresAt: number };

const KEY = `mereau:${slug}:sale`;

/** How long what is asked for at a till may be paid. */
const LIFE_MS = 3_600_000;

export const beginSale = (id: string, account: string, price: Price): Begun => ({
  id,
  account,
  price,
  begunAt: now(),
  expiresAt: now() + LIFE_MS,
});

/** Keeps it through a reload, until it is paid or given up. */
export const keepSale = (sale: Begun): void => sessionStorage.setItem(KEY, JSON.stringify(sale));

export const forgetSale = (): void => sessionStorage.removeItem(KEY);

/** The sale that was going on when this page was let go, and may still be paid; null: none on this account. */
export function keptSale(account: string): Begun | null {
  const kept: Begun | null = JSON.parse(sessionStorage.getItem(KEY) ?? "null");
  return kept?.account === account && kept.expiresAt > now() ? kept : null;
}
