import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { type SeededCommunity, seed } from "../../scripts/seed/seed.ts";
import { Deployment } from "../../scripts/start/deployment.ts";

/** A deployment for show, with one of the demonstration communities, and how to end it. */
export type Show = { url: string; community: SeededCommunity; end: () => Promise<void> };

/** Starts what `npm start` starts, in a temporary folder, with a town's currency and a year behind it. */
export async function startShow(onProgress: (doing: string) => void): Promise<Show> {
  const folder = await mkdtemp(join(tmpdir(), "mereau-show-"));
  const deployment = new Deployment();
  const end = async () => {
    await deployment.stop();
    await rm(folder, { recursive: true, force: true });
  };
  try {
    const { signal } = new AbortController();
    const { url, operatorToken } = await deployment.start({
      port: 0,
      folder,
      json: true,
      signal,
      onProgress,
    });
    const [community] = await seed({ url, operatorToken, onProgress, only: ["le-miel"] });
    if (!community) throw new Error("Nothing was seeded");
    return { url, community, end };
  } catch (error) {
    await end();
    throw error;
  }
}

/** The cookie with which a browser is signed in by a session's token. */
export const sessionCookie = (url: string, slug: string, token: string) => ({
  name: "mereau_session",
  value: token,
  domain: new URL(url).hostname,
  path: `/v1/${slug}`,
  httpOnly: true,
  secure: true,
  sameSite: "Lax" as const,
});
