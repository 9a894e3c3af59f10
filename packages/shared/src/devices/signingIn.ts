/** How long a code that was sent opens a session. */
export const CODE_LIFE_MS = 10 * 60_000;

/** How long after signing in a session may open new ways to its member’s money. */
export const RECENT_MS = 30 * 60_000;
