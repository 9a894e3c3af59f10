import { communityList, foundedCommunity } from "@mereau/shared/contracts/communities.ts";
import { uuidV7Time } from "@mereau/shared/crypto/uuid.ts";

import type { Api } from "../client/api.ts";
import { communityId, storyStart } from "./cast.ts";
import { foundingOf } from "./founding.ts";
import type { Story } from "./story.ts";

/** When a story starts: today a year ago, unless an earlier run began it; then as the community's id says. */
async function startOf(api: Api, operatorToken: string, story: Story, now: number): Promise<number> {
  const { slug } = story.founding;
  const { items } = await api.ask(communityList, "GET", "/v1/communities", { token: operatorToken });
  const begun = items.find((community) => community.slug === slug);
  if (!begun) return storyStart(now);
  const start = uuidV7Time(begun.id);
  if (begun.id !== communityId(story, start))
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
