import * as z from "zod";

import { foundingRequest } from "@mereau/shared/contracts/communities.ts";
import { historyMoment } from "@mereau/shared/contracts/history.ts";
import { foundingCommands } from "@mereau/shared/founding/plan.ts";
import { Book } from "@mereau/shared/ledger/testing/book.ts";
import { FIRST_MEMBER_NUMBER } from "@mereau/shared/membership/account.ts";

import { commandOf } from "../../workers/src/services/history/commands.ts";
import { castOf } from "./cast.ts";
import { foundingOf } from "./founding.ts";
import type { Story } from "./story.ts";

/** A Sunday, so that a story's year has every kind of day in a known place. */
export const START = Date.UTC(2025, 10, 23);

/** Tells a story, from `START` on unless another midnight is given. */
export const told = (story: Story, start = START) => story.tell(castOf(story, start));

const played = new Map<Story, ReturnType<typeof playInMemory>>();

/** A story told from `START` and put through the rules of the ledger once for all who only look at what came of it. */
export function playedOnce(story: Story): ReturnType<typeof playInMemory> {
  const known = played.get(story) ?? playInMemory(story);
  played.set(story, known);
  return known;
}

/** Puts a whole story through the rules of the ledger, in memory. */
export function playInMemory(story: Story, start = START): { book: Book; refusals: Map<string, number> } {
  const book = new Book();
  book.now = start;
  const request = foundingRequest.parse(foundingOf(story, start));
  book.submit(foundingCommands(request, FIRST_MEMBER_NUMBER));
  const refusals = new Map<string, number>();
  for (const { at, items } of z.array(historyMoment).parse(told(story, start))) {
    book.now = at - 1;
    const commands = items.map((item) => commandOf(item, book.state.currency(item.currency)?.scale ?? 0));
    for (const verdict of book.submit(commands))
      if (!verdict.ok) refusals.set(verdict.code, (refusals.get(verdict.code) ?? 0) + 1);
  }
  return { book, refusals };
}
