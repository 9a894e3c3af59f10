import { dateInWords } from "@mereau/shared/calendar/inWords.ts";
import { historyAnswer } from "@mereau/shared/contracts/history.ts";
import { ledgerHead } from "@mereau/shared/contracts/ledger.ts";

import type { Api } from "../client/api.ts";
import { DAY_MS } from "./calendar.ts";
import { everybodyIn } from "./cast.ts";
import type { Cast, Moment, Story } from "./story.ts";

type Playing = { api: Api; story: Story; cast: Cast; operatorToken: string };

/** Whole days go together: a hold of the story opens and closes within one of them. */
const DAYS_A_CALL = 30;

function byDays(moments: readonly Moment[], { start }: Cast): Moment[][] {
  const parts = Map.groupBy(moments, ({ at }) => Math.floor((at - start) / (DAYS_A_CALL * DAY_MS)));
  return [...parts.values()];
}

/**
 * Sends what happened, from where the ledger ends on: a batch is written whole, so that everything up to the time of
 * the last one is there already.
 */
export async function playStory(
  { api, story, cast, operatorToken }: Playing,
  token: string,
  onProgress: (doing: string) => void,
): Promise<void> {
  const { slug, name } = story.founding;
  const head = await api.ask(ledgerHead, "GET", `/v1/${slug}/ledger/head`, { token });
  const left = story.tell(cast).filter(({ at }) => at > head.at);
  let transfers = 0;
  for (const moments of byDays(left, cast)) {
    const body = { moments };
    const answer = await api.ask(historyAnswer, "POST", `/v1/${slug}/history`, {
      token: operatorToken,
      body,
    });
    transfers += answer.accepted + answer.refused;
    const last = moments.at(-1)?.at ?? head.at;
    onProgress(`${name}: told up to ${dateInWords(last).en}, ${transfers} entries`);
  }
}

/** Writes since when everybody has been a member, or has waited to be one. */
export async function dateMembers({ api, story, cast, operatorToken }: Playing): Promise<void> {
  const members = everybodyIn(story).map(({ key, joined }) => ({
    member: cast.member(key),
    since: cast.start + joined * DAY_MS,
  }));
  const path = `/v1/${story.founding.slug}/history`;
  await api.ask(historyAnswer, "POST", path, { token: operatorToken, body: { members } });
}
