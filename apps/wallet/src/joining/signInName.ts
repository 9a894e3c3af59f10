import { toE164 } from "@mereau/shared/membership/phone.ts";

/** By what somebody signs in. */
export type SignInName = { email: string } | { phone: string };

export const isAddress = (typed: string): boolean => /^\S+@\S+\.\S+$/.test(typed);

/** An e-mail address or, where codes are sent by text message, a telephone number; null: it is neither. */
export function signInNameOf(typed: string, byPhone: boolean): SignInName | null {
  const name = typed.trim();
  if (isAddress(name)) return { email: name };
  const phone = byPhone && !name.includes("@") ? toE164(name) : null;
  return phone === null ? null : { phone };
}
