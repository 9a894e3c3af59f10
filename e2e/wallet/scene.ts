import type { BrowserContext, Page } from "playwright-core";

import type { SeededCommunity } from "../../scripts/seed/seed.ts";
import { sessionCookie } from "./show.ts";

/** A screen to look at: where it stands, and what is done there before the picture is taken. */
export type Scene = {
  name: string;
  path: string;
  /** Seen by whoever is not signed in. */
  isForVisitors?: true;
  /** Who is signed in, by name, or `admin`, who runs the community; a member like many others, where it does not say. */
  as?: string;
  prepare?: (page: Page) => Promise<void>;
};

/** Signs a browser in as whoever sees a scene. */
export async function enterScene(
  context: BrowserContext,
  { url, community }: { url: string; community: SeededCommunity },
  { as = "Yanis Berrada", isForVisitors }: Scene,
): Promise<void> {
  if (isForVisitors) return;
  const { slug, admin, members } = community;
  const seen = as === "admin" ? admin : members.find(({ name }) => name === as);
  if (!seen) throw new RangeError(`Nobody may be seen as ${as}`);
  await context.addCookies([sessionCookie(url, slug, seen.token)]);
  await context.addInitScript((key) => localStorage.setItem(key, "yes"), `mereau:${slug}:signed-in`);
}
