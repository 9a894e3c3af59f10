import { now } from "@mereau/ui/clock.ts";
import { keyOwner } from "#keys/owner.ts";
import type { Order } from "#paying/order.ts";
import { answeredRequests, underWay } from "#paying/orders.ts";
import type { Home } from "#session/home.ts";
import { at } from "#shell.ts";
import { sayFirst } from "#texts/say.ts";
import { currencyOf, eurosInWords, inWords } from "#words/amounts.ts";
import { dayOf } from "#words/when.ts";

/** Where a notice leads, and in which words. */
type Way = { href: string; deed: string };

/** A sentence, what it says besides, and where it leads, if anywhere. */
type Told = { text: string; more?: (string | null)[]; ways?: Way[]; style?: "warn" | "bad" };

/** What a member should know before anything else: what is under way, what they are asked, what is soon to come. */
export function HomeNotices({ home }: { home: Home }) {
  const mayPay = keyOwner.value === undefined || keyOwner.value === home.me.member.id;
  const all = [...orders(), ...asked(home), ...(mayPay ? [] : [protect()]), ...coming(home)];
  return (
    <>
      {all.map(({ text, more = [], ways = [], style }) => (
        <div key={text + (ways[0]?.href ?? "")} class={`notice${style ? ` ${style}` : ""}`}>
          <b>{text}</b>
          {more.map((sentence) => sentence && <span key={sentence}>{sentence}</span>)}
          {ways.length > 0 && (
            <p class="ways-on">
              {ways.map(({ href, deed }) => (
                <a key={href} class="slight" href={at(href)}>
                  {deed}
                </a>
              ))}
            </p>
          )}
        </div>
      ))}
    </>
  );
}

const ofState = (wanted: Order["state"]): Order[] => underWay.value.filter(({ state }) => state === wanted);

/** Where the first of some orders is shown; nothing where there is none. */
const toldOf = ([first]: Order[], text: string): Told[] =>
  first ? [{ text, ways: [{ href: `/orders/${first.id}`, deed: sayFirst().home.see }], style: "warn" }] : [];

function orders(): Told[] {
  const [waiting, unknown] = [ofState("waiting"), ofState("unknown")];
  const { home } = sayFirst();
  return [
    ...toldOf(unknown, home.doubtful(unknown.length)),
    ...toldOf(waiting, home.waiting(waiting.length)),
  ];
}

/** So many requests can be answered from here; of more it is told how many there are. */
const ANSWERED_HERE = 2;

function asked({ me, requests }: Home): Told[] {
  const { home } = sayFirst();
  // Until the API is heard again, what was just paid here would still be asked for
  const open = requests.filter(({ id }) => !answeredRequests.value.has(id));
  const count = me.openRequests - (requests.length - open.length);
  const told = open.slice(0, ANSWERED_HERE);
  const isMore = count > told.length;
  return [
    ...told.map(answered),
    ...(isMore ? [{ text: home.asks(count), ways: [{ href: "/requests", deed: home.see }] }] : []),
    ...(me.awaiting.length > 0
      ? [{ text: home.accept, ways: [{ href: "/me/documents", deed: home.acceptNow }] }]
      : []),
  ];
}

/** A request, with both answers: each is one tap and its confirmation away. */
function answered({ id, toName, amount, mix, currency, memo }: Home["requests"][number]): Told {
  const { home, entries } = sayFirst();
  const price = amount === null ? mix && eurosInWords(mix.euros) : inWords(amount, currencyOf(currency));
  return {
    text: home.asksFor(toName ?? entries.nameless, price),
    more: [memo],
    ways: [
      { href: `/pay?r=${id}`, deed: price === null ? home.pay : home.payAmount(price) },
      { href: `/requests/${id}?refuse`, deed: home.refuse },
    ],
  };
}

const protect = (): Told => ({
  text: sayFirst().home.protect,
  ways: [{ href: "/me/code", deed: sayFirst().home.protectNow }],
});

const coming = ({ notices }: Home): Told[] =>
  notices.map((notice) => {
    const { home } = sayFirst();
    const day = dayOf(notice.at, now());
    switch (notice.kind) {
      case "policies_change":
        return {
          text: home.policiesChange(currencyOf(notice.currency).name, day),
          more: notice.changes.map(({ text }) => text),
        };
      case "membership_ends":
        return { text: home.membershipEnds(day), ways: [{ href: "/trust", deed: home.see }] };
      case "fee_due":
        return {
          text: notice.overdue ? home.feeOverdue : home.feeDue(day),
          ways: [{ href: "/trust", deed: home.see }],
        };
    }
  });
