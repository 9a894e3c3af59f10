/** Where somebody signs in to a community with a browser: a screen of its wallet. */
export const signInHref = (slug: string): string => `/${slug}/sign-in`;
