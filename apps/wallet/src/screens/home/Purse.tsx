import { useEffect, useState } from "preact/hooks";

import { Icon } from "@mereau/ui/icons.tsx";
import { CommunityToken } from "@mereau/ui/Token.tsx";
import { now } from "@mereau/ui/clock.ts";
import { isOnline } from "#frame/online.ts";
import { Balance } from "#screens/home/Balance.tsx";
import { EntryRow } from "#screens/home/EntryRow.tsx";
import { AccountChips } from "#screens/home/AccountChips.tsx";
import { chosenAccount } from "#screens/home/chosenAccount.ts";
import { HomeNotices } from "#screens/home/HomeNotices.tsx";
import { useArrivals } from "#screens/home/useArrivals.ts";
import { type Home, homeTrouble } from "#session/home.ts";
import { at, community } from "#shell.ts";
import type { Seen } from "#store/seen.ts";
import { sayFirst } from "#texts/say.ts";
import { pictureOf } from "#words/picture.ts";
import { momentOf } from "#words/when.ts";
import "#screens/home/home.css";

/** Whoever stands at a till without seeing what it has may have no account of their own. */
const NoAccount = ({ home: { me } }: { home: Home }) => {
  const words = sayFirst().home;
  return <p>{me.accounts.length === 0 ? words.noAccount : words.tillOnly}</p>;
};

/** The ways to the tills that others have trusted the member with. */
const Tills = ({ home: { me } }: { home: Home }) => (
  <>
    {me.accounts
      .filter(({ role }) => role === "cashier")
      .map(({ id, name }) => (
        <a key={id} class="other" href={at(`/till?of=${id}`)}>
          {sayFirst().home.tillOf(name ?? id)}
        </a>
      ))}
  </>
);

/** What a member has, what can be done with it, and what happened last: all without a tap. */
export function Purse({ seen: { value, at: seenAt } }: { seen: Seen<Home> }) {
  const words = sayFirst().home;
  const account = chosenAccount(value.accounts);
  const [seqAtFirst] = useState(() =>
    Math.max(0, ...value.accounts.flatMap(({ entries }) => entries.map(({ seq }) => seq))),
  );
  useArrivals(value.accounts, account);
  const isStale = homeTrouble.value?.kind === "unreachable" || !isOnline.value;
  useEffect(() => {
    document.title = community.name;
  }, []);
  return (
    <div class="home">
      <header class="top">
        <CommunityToken name={community.name} picture={pictureOf(community.looks.logo)} />
        <h1>
          {community.name}
          <small>{value.me.member.name}</small>
        </h1>
      </header>
      <main id="content" class="page">
        {isStale && <p class="stale">{sayFirst().trouble.offlineSince(momentOf(seenAt, now()))}</p>}
        <AccountChips chosen={account} />
        {account ? <Balance account={account} /> : <NoAccount home={value} />}
        <div class="acts">
          <a class="deed" href={at("/pay")}>
            <Icon name="scan" />
            {words.pay}
          </a>
          <a class="other" href={at("/get-paid")}>
            {words.getPaid}
          </a>
        </div>
        <Tills home={value} />
        <HomeNotices home={value} />
        {account && (
          <section aria-labelledby="latest" class="latest">
            <h2 id="latest">{words.latest}</h2>
            {account.entries.length === 0 ? (
              <p class="card soft">{words.none}</p>
            ) : (
              <ul class="rows">
                {account.entries.map((entry) => (
                  <li key={entry.seq}>
                    <EntryRow entry={entry} account={account} isNew={entry.seq > seqAtFirst} />
                  </li>
                ))}
              </ul>
            )}
          </section>
        )}
      </main>
    </div>
  );
}
