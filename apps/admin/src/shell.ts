import type { CommunityShell } from "@mereau/shared/contracts/communityShell.ts";

const element = document.querySelector("#shell");

/** What the Worker wrote into the page: whose desk this is. */
export const shell: CommunityShell = JSON.parse(element?.textContent ?? "null");

export const { community } = shell;
export const { slug } = community;

/** Where a screen of this app stands: `at("/members")` is `/le-miel/admin/members`. */
export const at = (path: string): string => `/${slug}/admin${path}`;

/** The community, in the path of each question to the API. */
export const here = { community: slug } as const;
