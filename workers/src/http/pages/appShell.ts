import { raw } from "hono/html";

import type { CommunityShell } from "@mereau/shared/contracts/communityShell.ts";

/** What an app of a community begins from, as JSON that no text in it can end: it stands in a script element, which nothing runs. */
export const embeddedShell = (shell: CommunityShell) => raw(JSON.stringify(shell).replaceAll("<", "\\u003c"));
