import { signal } from "@preact/signals";

import type { HomeAccount } from "#session/home.ts";
import { slug } from "#shell.ts";

const KEY = `mereau:${slug}:account`;
const chosen = signal(localStorage.getItem(KEY));

/** The account that was looked at last on this device, else the first. */
export const chosenAccount = (accounts: readonly HomeAccount[]): HomeAccount | undefined =>
  accounts.find(({ id }) => id === chosen.value) ?? accounts[0];

export function chooseAccount(id: string): void {
  localStorage.setItem(KEY, id);
  chosen.value = id;
}
