import { useEffect, useRef, useState } from "preact/hooks";

import { payLink, requestLink } from "@mereau/shared/payments/payLink.ts";
import type { Answer } from "@mereau/ui/asking/ask.ts";
import { isOnline } from "#frame/online.ts";
import { newId } from "@mereau/ui/newId.ts";
import type { Price } from "#screens/getPaid/price.ts";
import { askForPayment, type PaymentRequest, withdraw, withdrawUnpaid } from "#screens/getPaid/requests.ts";
import { community, slug } from "#shell.ts";

/** After this long without another key a request is made of what was typed. */
const REST_MS = 600;

/** Members hold no account in the money that backs another. */
const held = community.currencies.filter(({ kind }) => kind !== "reserve");

/** Where there is one currency only the link leaves it out: a shorter link is a code of larger squares. */
const whom = (account: string) =>
  held.length === 1 ? { number: account.slice(account.indexOf(":") + 1) } : { account };

type Asked = { account: string; price: Price; memo: string };

/**
 * The link by which to be paid: of a payment request once there is an amount and a network, so that it is paid once; else a plain
 * one, which works without either. A request that nobody was given is taken back when another takes its place.
 */
export function useLink({ account, price, memo }: Asked) {
  const { origin } = location;
  const plain = payLink(origin, slug, {
    ...whom(account),
    amount: price.amount ?? undefined,
    memo: memo.trim(),
  });
  /** How often a page that was let go has come back: its request was taken back meanwhile. */
  const [visit, setVisit] = useState(0);
  const wish = JSON.stringify([plain, price.mix, visit]);
  const [made, setMade] = useState<{ wish: string; answer: Answer<PaymentRequest> } | null>(null);
  const given = useRef(new Set<string>());
  const makesRequest = (price.amount !== null || price.mix !== null) && isOnline.value;
  useEffect(() => {
    if (!makesRequest) return;
    const id = newId();
    let isAsked = false;
    let hasLeft = false;
    const timer = setTimeout(async () => {
      isAsked = true;
      const answer = await askForPayment({ id, to: account, from: null, price, memo });
      if (!hasLeft) setMade({ wish, answer });
    }, REST_MS);
    const takeBack = (by: (id: string) => Promise<unknown>) => {
      hasLeft = true;
      clearTimeout(timer);
      if (isAsked && !given.current.has(id)) void by(id);
    };
    // A page that is let go has time for one question
    const hide = () => takeBack(withdraw);
    addEventListener("pagehide", hide);
    return () => {
      removeEventListener("pagehide", hide);
      takeBack(withdrawUnpaid);
    };
  }, [wish, makesRequest]);
  useEffect(() => {
    const comeBack = ({ persisted }: PageTransitionEvent) => persisted && setVisit((before) => before + 1);
    addEventListener("pageshow", comeBack);
    return () => removeEventListener("pageshow", comeBack);
  }, []);

  const answer = makesRequest && made?.wish === wish ? made.answer : null;
  const request = answer?.ok ? answer.value.id : null;
  return {
    link: request === null ? plain : requestLink(origin, slug, request),
    /** False while a request is being made, whose link takes the place of this one. */
    isSettled: !makesRequest || answer !== null,
    /** Why no request could be made: the link says a price in the currency all the same, but none in euros. */
    trouble: answer?.ok === false ? answer.trouble : null,
    /** Notes that the link was handed to somebody, who may pay by it later. */
    give: () => void (request !== null && given.current.add(request)),
  };
}
