import { raw } from "hono/html";

import type { CommunityShell } from "@mereau/shared/contracts/communityShell.ts";
import type { FoundingShell } from "@mereau/shared/contracts/founding.ts";

/** What an app begins from, as JSON that no text in it can end: it stands in a script element, which nothing runs. */
export const embeddedShell = (shell: CommunityShell | FoundingShell) =>
  raw(JSON.stringify(shell).replaceAll("<", "\\u003c"));
