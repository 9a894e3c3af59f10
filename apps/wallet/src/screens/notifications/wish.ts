import { slug } from "#shell.ts";

const KEY = `mereau:${slug}:push`;

/** Whether a member has asked to be told of news on this phone: nobody is told in another’s place. */
export const wishesPush = (member: string): boolean => localStorage.getItem(KEY) === member;

/** Remembers who has asked for it; null: nobody any more. */
export function noteWish(member: string | null): void {
  if (member === null) localStorage.removeItem(KEY);
  else localStorage.setItem(KEY, member);
}
