import { useEffect, useRef, useState } from "preact/hooks";

import { payLink, requestLink } from "@mereau/shared/payments/payLink.ts";
import { isOnline } from "#frame/online.ts";
import { newId } from "#newId.ts";
import { askForPayment, withdrawUnpaid } from "#screens/getPaid/requests.ts";
import { community, slug } from "#shell.ts";

/** After this long without another key a request is made of what was typed. */
const REST_MS = 600;

/** Members hold no account in the money that backs another. */
const held = community.currencies.filter(({ kind }) => kind !== "reserve");

/** Where there is one currency only the link leaves it out: a shorter link is a code of larger squares. */
const whom = (account: string) =>
  held.length === 1 ? { number: account.slice(account.indexOf(":") + 1) } : { account };

type Asked = { account: string; amount: string | null; memo: string };

/**
 * The link by which to be paid: of a payment request once there is an amount and a network, so that it is paid once; else a plain
 * one, which works without either. A request that nobody was given is taken back when another takes its place.
 */
export function useLink({ account, amount, memo }: Asked) {
  const { origin } = location;
  const plain = payLink(origin, slug, {
    ...whom(account),
    amount: amount ?? undefined,
    memo: memo.trim(),
  });
  const [made, setMade] = useState<{ plain: string; id: string | null } | null>(null);
  const given = useRef(new Set<string>());
  const makesRequest = amount !== null && isOnline.value;
  useEffect(() => {
    if (!makesRequest) return;
    const id = newId();
    let isAsked = false;
    let hasLeft = false;
    const timer = setTimeout(async () => {
      isAsked = true;
      const answer = await askForPayment({ id, to: account, from: null, amount, memo });
      if (!hasLeft) setMade({ plain, id: answer.ok ? id : null });
    }, REST_MS);
    return () => {
      hasLeft = true;
      clearTimeout(timer);
      if (isAsked && !given.current.has(id)) void withdrawUnpaid(id);
    };
  }, [plain, makesRequest]);

  const isMade = made?.plain === plain;
  const request = makesRequest && isMade ? made.id : null;
  return {
    link: request === null ? plain : requestLink(origin, slug, request),
    /** False while a request is being made, whose link takes the place of this one. */
    isSettled: !makesRequest || isMade,
    /** Notes that the link was handed to somebody, who may pay by it later. */
    give: () => void (request !== null && given.current.add(request)),
  };
}
