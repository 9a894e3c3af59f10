const SLUG_MAX = 40;

/** Addresses like this one, the nearest first: `le-miel-2`, `le-miel-3`… Each is as long as an address may be, at most. */
export const nearSlugs = (slug: string, count: number): string[] =>
  Array.from({ length: count }, (_, index) => {
    const end = `-${index + 2}`;
    return slug.slice(0, SLUG_MAX - end.length).replace(/-$/, "") + end;
  });

/** An address made of a name: `Le Miel d’Épice` gives `le-miel-d-epice`; empty where nothing of it can stand in one. */
export const slugOfName = (name: string): string =>
  name
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "")
    .replace(/œ/gi, "oe")
    .replace(/æ/gi, "ae")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, SLUG_MAX)
    .replace(/^-+|-+$/g, "");
