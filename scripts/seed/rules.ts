import { anything, type Api } from "../client/api.ts";
import type { Rules, Story } from "./story.ts";

/**
 * The founder settles by which rules the currency goes from now on, so that what was told before stands as it was told.
 * Done again it is done once.
 */
export async function writeRules(
  { api, story }: { api: Api; story: Story },
  { currency, policies, pots }: Rules,
  token: string,
): Promise<void> {
  const path = `/v1/${story.founding.slug}/currencies/${currency}/policies`;
  await api.ask(anything, "PUT", path, { token, body: { version: 1, policies, pots } });
}
