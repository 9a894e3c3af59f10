import { setTimeout as sleep } from "node:timers/promises";

import { mailbox } from "@mereau/shared/contracts/mailbox.ts";

import type { Api } from "./api.ts";

/** The code itself, and no part of an id in a link. */
const codePattern = /(?<![-\w])([0-9A-Z]{4}-[0-9A-Z]{4})(?![-\w])/;
const TRIES_MAX = 40;
const PAUSE_MS = 50;

/**
 * The sign-in code of the newest message to an address that is not older than `since` (milliseconds since 1970), from
 * the mailbox that a community has in development. Waits for it a little: mail goes out beside the answer.
 */
export async function newestCode(api: Api, slug: string, email: string, since: number): Promise<string> {
  for (let tries = 0; tries < TRIES_MAX; tries += 1) {
    const { items } = await api.ask(
      mailbox,
      "GET",
      `/v1/${slug}/mailbox?recipient=${encodeURIComponent(email)}`,
    );
    const newest = items.find(({ createdAt, text }) => createdAt >= since && codePattern.test(text));
    const code = newest && codePattern.exec(newest.text)?.[1];
    if (code !== undefined) return code;
    await sleep(PAUSE_MS);
  }
  throw new Error(`No sign-in code arrived for ${email} in ${slug}; a member gets five an hour`);
}
