import { useEffect, useState } from "preact/hooks";

import type { Trouble } from "@mereau/ui/asking/ask.ts";
import { isOnline } from "#frame/online.ts";
import type { Payee } from "#paying/order.ts";
import { type Card, memberNumberOf, payeeOf, readCard, readPots } from "#screens/people/payees.ts";
import { searchKept } from "#screens/people/used.ts";
import { useSeen } from "#store/useSeen.ts";
import { say } from "#texts/say.ts";

const nobody = new Set(["unknown_member", "invalid_input"]);

type Known = {
  /** Undefined: not known yet; null: nobody has this number. */
  payee: Payee | null | undefined;
  /** What they show of themselves, where it is known. */
  card: Card | null;
  trouble: Trouble | null;
  again: () => void;
};

/**
 * The member behind a number, such as `1042` or `1042-2`: at once where this device has met them, by their card or by an earlier
 * payment; without a network too.
 */
export function usePayee(number: string, currency: string | null): Known {
  const own = memberNumberOf(number);
  const { seen, trouble, again } = useSeen<Card>(`member:${own}`, () => readCard(own));
  const [paidBefore, setPaidBefore] = useState<Payee | null>(null);
  useEffect(() => {
    if (trouble?.kind !== "unreachable") return;
    void searchKept(number).then((found) => {
      const payees = found.flatMap((one) => payeeOf(one, { currency, number }) ?? []);
      setPaidBefore(payees[0] ?? null);
    });
  }, [trouble, number]);
  // Back in a network it is asked again by itself
  useEffect(() => {
    if (isOnline.value && trouble?.kind === "unreachable") again();
  }, [isOnline.value]);
  // Nobody’s any more, or a code that names no member
  if (trouble?.kind === "refused" && nobody.has(trouble.problem.code))
    return { payee: null, card: null, trouble: null, again };
  const card = seen?.value ?? null;
  const payee = card && payeeOf(card, { currency, number });
  return { payee: payee ?? paidBefore ?? (card ? null : undefined), card, trouble, again };
}

/** Whether a number is that of a pot: `pot-solidarity`. */
export const isPot = (number: string): boolean => number.startsWith("pot-");

/** The pot of such a number, which is paid as anybody is. */
export function usePot(number: string, currency: string | null): Known {
  const { seen, trouble, again } = useSeen("pots", readPots);
  const pot = seen?.value.find(
    (one) => one.id.endsWith(`:${number}`) && (currency === null || one.currency === currency),
  );
  const payee = pot && { account: pot.id, name: pot.name ?? say().pay.pot, number: null, picture: null };
  return { payee: payee ?? (seen ? null : undefined), card: null, trouble, again };
}
