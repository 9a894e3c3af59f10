import { communitySummary } from "@mereau/shared/contracts/communities.ts";

import { ApiRefusal, type Api } from "../client/api.ts";
import { storyStart } from "./cast.ts";
import { DAY_MS } from "./calendar.ts";
import { foundingOf } from "./founding.ts";
import type { Story } from "./story.ts";

/** How many days back a story that was begun and not finished is looked for. */
const DAYS_BACK_MAX = 60;

/**
 * Founds a story's community, or finds the one that an earlier run founded. Asking with the same id is asking once,
 * and the id follows from the day: so a story that was begun on an earlier day is found by that day's id.
 *
 * @returns the midnight on which the story starts
 */
export async function beginStory(
  api: Api,
  operatorToken: string,
  story: Story,
  now: number,
): Promise<number> {
  const newest = storyStart(now);
  for (let back = 0; back <= DAYS_BACK_MAX; back += 1) {
    const start = newest - back * DAY_MS;
    const body = { ...foundingOf(story, start), demo: true };
    try {
      await api.ask(communitySummary, "POST", "/v1/communities", { token: operatorToken, body });
      return start;
    } catch (error) {
      if (!(error instanceof ApiRefusal && error.code === "slug_taken")) throw error;
    }
  }
  throw new Error(`Another community than the demonstration stands at ${story.founding.slug}`);
}
