/** The cookie of a signed-in browser. Its path is its community’s, so that one community never sees another’s. */
export const SESSION_COOKIE = "mereau_session";

/** By it a browser is known again from which somebody has signed in before; it opens nothing. */
export const DEVICE_COOKIE = "mereau_device";

/** Where the browser sends it back. */
export const cookiePath = (slug: string): string => `/v1/${slug}`;
