import { CODE_LIFE_MS } from "@mereau/shared/devices/signingIn.ts";
import { now } from "@mereau/ui/clock.ts";
import { type SignInName, signInNameOf } from "#joining/signInName.ts";
import { slug } from "#shell.ts";

const KEY = `mereau:${slug}:code-sent`;

/** By what somebody signs in, as they would type it. */
export const typedOf = (name: SignInName): string => ("email" in name ? name.email : name.phone);

/** Keeps to whom a code was sent, so that whoever reads their mail on this phone comes back to where it is typed. */
export const keepSent = (name: SignInName): void =>
  localStorage.setItem(KEY, `${now() + CODE_LIFE_MS} ${typedOf(name)}`);

export const forgetSent = (): void => localStorage.removeItem(KEY);

/** To whom a code was sent from here that may still hold; null: to nobody. */
export function lastSent(): SignInName | null {
  const [until = "", typed = ""] = localStorage.getItem(KEY)?.split(" ") ?? [];
  if (Number(until) > now()) return signInNameOf(typed, true);
  forgetSent();
  return null;
}
