import { slug } from "#shell.ts";

const PREFIX = `mereau:${slug}:draft:`;

/** Under which name a tab keeps what is being written on a screen of this community. */
export const draftKey = (name: string): string => PREFIX + name;

/** Forgets what was being written here. Other communities of this host keep theirs in the same place. */
export function forgetDrafts(): void {
  for (const key of Object.keys(sessionStorage)) if (key.startsWith(PREFIX)) sessionStorage.removeItem(key);
}
