const article = /^(?:(?:l[ae]s?|the)\s+|l['’])/i;

/** The letter that a community is known by: that of "Le Miel" is m. */
export const initialOf = (name: string): string =>
  (/\p{L}/u.exec(name.replace(article, "")) ?? /\p{L}/u.exec(name))?.[0].toLowerCase() ?? "m";
