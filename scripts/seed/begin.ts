import { communityPage, foundedCommunity } from "@mereau/shared/contracts/communityFace.ts";
import { uuidV7Time } from "@mereau/shared/crypto/uuid.ts";

import type { Api } from "../client/api.ts";
import { communityId, storyStart } from "./cast.ts";
import { foundingOf } from "./founding.ts";
import type { Story } from "./story.ts";

/** The id of the community at an address, as the operator sees it; null when there is none. */
async function findCommunity(api: Api, token: string, slug: string): Promise<string | null> {
  for (let cursor = ""; ;) {
    const { items, next } = await api.ask(communityPage, "GET", `/v1/communities?limit=200${cursor}`, {
      token,
    });
    const found = items.find((community) => community.slug === slug);
    if (found || next === null) return found?.id ?? null;
    cursor = `&cursor=${next}`;
  }
}

/** When a story starts: today a year ago, unless an earlier run began it; then as the community's id says. */
async function startOf(api: Api, operatorToken: string, story: Story, now: number): Promise<number> {
  const { slug } = story.founding;
  const begun = await findCommunity(api, operatorToken, slug);
  if (begun === null) return storyStart(now);
  const start = uuidV7Time(begun);
  if (begun !== communityId(story, start))
    throw new Error(`Another community than the demonstration stands at ${slug}`);
  return start;
}

/**
 * Founds a story's community, or finishes the founding that an earlier run began: asking with the same id is asking
 * once.
 *
 * @returns the midnight on which the story starts
 */
export async function beginStory(
  api: Api,
  operatorToken: string,
  story: Story,
  now: number,
): Promise<number> {
  const start = await startOf(api, operatorToken, story, now);
  const body = { ...foundingOf(story, start), demo: true };
  await api.ask(foundedCommunity, "POST", "/v1/communities", { token: operatorToken, body });
  return start;
}
