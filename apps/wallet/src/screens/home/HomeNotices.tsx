import { now } from "#clock.ts";
import { keyOwner } from "#keys/owner.ts";
import type { Order } from "#paying/order.ts";
import { underWay } from "#paying/orders.ts";
import type { Home } from "#session/home.ts";
import { at } from "#shell.ts";
import { say } from "#texts/say.ts";
import { currencyOf } from "#words/amounts.ts";
import { dayOf } from "#words/when.ts";

/** A sentence, what it says besides, and where it leads, if anywhere. */
type Told = { text: string; more?: string[]; href?: string; deed?: string; style?: "warn" | "bad" };

/** What a member should know before anything else: what is under way, what they are asked, what is soon to come. */
export function HomeNotices({ home }: { home: Home }) {
  const mayPay = keyOwner.value === undefined || keyOwner.value === home.me.member.id;
  const all = [...orders(), ...asked(home), ...(mayPay ? [] : [protect()]), ...coming(home)];
  return (
    <>
      {all.map(({ text, more = [], href, deed, style }) => (
        <div key={text} class={`notice${style ? ` ${style}` : ""}`}>
          <b>{text}</b>
          {more.map((sentence) => (
            <span key={sentence}>{sentence}</span>
          ))}
          {href !== undefined && (
            <a class="slight" href={at(href)}>
              {deed}
            </a>
          )}
        </div>
      ))}
    </>
  );
}

const ofState = (wanted: Order["state"]): Order[] => underWay.value.filter(({ state }) => state === wanted);

/** Where the first of some orders is shown; nothing where there is none. */
const told = ([first]: Order[], text: string): Told[] =>
  first ? [{ text, href: `/orders/${first.id}`, deed: say().home.see, style: "warn" }] : [];

function orders(): Told[] {
  const [waiting, unknown] = [ofState("waiting"), ofState("unknown")];
  const { home } = say();
  return [...told(unknown, home.doubtful(unknown.length)), ...told(waiting, home.waiting(waiting.length))];
}

function asked({ me }: Home): Told[] {
  const { home } = say();
  return [
    ...(me.openRequests > 0 ? [{ text: home.asks(me.openRequests), href: "/requests", deed: home.see }] : []),
    ...(me.awaiting.length > 0 ? [{ text: home.accept, href: "/me/documents", deed: home.acceptNow }] : []),
  ];
}

const protect = (): Told => ({ text: say().home.protect, href: "/me/code", deed: say().home.protectNow });

const coming = ({ notices }: Home): Told[] =>
  notices.map((notice) => {
    const { home } = say();
    const day = dayOf(notice.at, now());
    switch (notice.kind) {
      case "policies_change":
        return {
          text: home.policiesChange(currencyOf(notice.currency).name, day),
          more: notice.changes.map(({ text }) => text),
        };
      case "membership_ends":
        return { text: home.membershipEnds(day), href: "/trust", deed: home.see };
      case "fee_due":
        return {
          text: notice.overdue ? home.feeOverdue : home.feeDue(day),
          href: "/trust",
          deed: home.see,
        };
    }
  });
