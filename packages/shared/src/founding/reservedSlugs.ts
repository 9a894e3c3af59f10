const words = `
  about account accounts admin api app assets auth blog communities demo docs favicon found founding health healthz
  help host hosts imprint legal login logout mail mailbox mereau metrics new openapi operator platform presets
  privacy public robots security service-worker settings sign-in signin sitemap static status support sw terms v1 v2 v3
  wallet well-known www
`;

/** Addresses that the service keeps for itself: no community is called so. */
export const reservedSlugs: ReadonlySet<string> = new Set(words.trim().split(/\s+/));
