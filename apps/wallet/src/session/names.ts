import { signal } from "@preact/signals";

import { api } from "#api/client.ts";
import { ask } from "@mereau/ui/asking/ask.ts";
import { accounts } from "#session/home.ts";
import { here } from "#shell.ts";
import { recall, remember } from "#store/seen.ts";

const NAME = "names";

/** Names of accounts that were met, by account. */
const met = signal<Readonly<Record<string, string>>>({});

const looked = new Set<string>();
let recalled: Promise<void> | undefined;

const learn = (found: Record<string, string>) => {
  met.value = { ...found, ...met.value };
};

const recallNames = (): Promise<void> =>
  (recalled ??= recall<Record<string, string>>(NAME).then((seen) => learn(seen?.value ?? {})));

/** `MIEL:1042-2` belongs to the member 1042; what the currency keeps for itself, to nobody. */
const numberOf = (account: string): string | null => /:(\d+)(?:-\d+)?$/.exec(account)?.[1] ?? null;

/** Asks the directory, once. */
async function look(account: string): Promise<void> {
  const number = numberOf(account);
  if (looked.has(account) || number === null) return;
  looked.add(account);
  await recallNames();
  if (met.value[account] !== undefined) return;
  const answer = await ask(
    api.GET("/v1/{community}/members/directory", {
      params: { path: here, query: { q: number, limit: 8 } },
    }),
  );
  if (!answer.ok) return void looked.delete(account);
  learn(
    Object.fromEntries(
      answer.value.items.flatMap((entry) => entry.accounts.map(({ id, name }) => [id, name])),
    ),
  );
  await remember(NAME, met.value);
}

/** Notes a name that was told beside something else. */
export function noteName(account: string, name: string | null): void {
  if (name !== null && met.peek()[account] !== name) met.value = { ...met.peek(), [account]: name };
}

/** What an account is called, as soon as it is known; until then, and where nobody is behind it, null. */
export function nameOf(account: string): string | null {
  const known = accounts().find(({ id }) => id === account)?.name ?? met.value[account];
  if (known !== undefined) return known;
  void look(account);
  return null;
}

/** The number behind the colon, as people say it: `1042`. */
export const shortNumberOf = (account: string): string => account.slice(account.indexOf(":") + 1);

/** Whether somebody is behind an account, or the currency itself. */
export const isSomebody = (account: string): boolean => numberOf(account) !== null;
