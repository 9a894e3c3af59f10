import type { CommunityShell } from "@mereau/shared/contracts/communityShell.ts";

const element = document.querySelector("#shell");

/** What the Worker wrote into the page: whose wallet this is. */
export const shell: CommunityShell = JSON.parse(element?.textContent ?? "null");

export const { community } = shell;
export const { slug } = community;

/** Where a screen of this wallet stands: `at("/pay")` is `/le-miel/pay`. */
export const at = (path: string): string => `/${slug}${path}`;

/** The community, in the path of each question to the API. */
export const here = { community: slug } as const;
