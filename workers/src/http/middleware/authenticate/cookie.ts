/** The cookie of a signed-in browser. Its path is its community’s, so that one community never sees another’s. */
export const SESSION_COOKIE = "mereau_session";

/** Where the browser sends it back. */
export const cookiePath = (slug: string): string => `/v1/${slug}`;
