import { useEffect, useState } from "preact/hooks";

import { Icon } from "@mereau/ui/icons.tsx";
import { CommunityToken } from "@mereau/ui/Token.tsx";
import { now } from "#clock.ts";
import { isOnline } from "#frame/online.ts";
import { Balance } from "#screens/home/Balance.tsx";
import { EntryRow } from "#screens/home/EntryRow.tsx";
import { chosenAccount, chooseAccount } from "#screens/home/chosenAccount.ts";
import { HomeNotices } from "#screens/home/HomeNotices.tsx";
import { type Home, homeTrouble } from "#session/home.ts";
import { at, community } from "#shell.ts";
import type { Seen } from "#store/seen.ts";
import { say } from "#texts/say.ts";
import { currencyOf } from "#words/amounts.ts";
import { pictureOf } from "#words/picture.ts";
import { momentOf } from "#words/when.ts";
import "#screens/home/home.css";

/** What a member has, what can be done with it, and what happened last: all without a tap. */
export function Purse({ seen: { value, at: seenAt } }: { seen: Seen<Home> }) {
  const words = say().home;
  const account = chosenAccount(value.accounts);
  const [seqAtFirst] = useState(() =>
    Math.max(0, ...value.accounts.flatMap(({ entries }) => entries.map(({ seq }) => seq))),
  );
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
        {isStale && <p class="stale">{say().trouble.offlineSince(momentOf(seenAt, now()))}</p>}
        {value.accounts.length > 1 && (
          <div class="chips" role="group" aria-label={words.accounts}>
            {value.accounts.map(({ id, name, currency }) => (
              <button
                key={id}
                type="button"
                class="chip"
                aria-pressed={id === account?.id}
                onClick={() => chooseAccount(id)}
              >
                {chipOf(value, { name, currency })}
              </button>
            ))}
          </div>
        )}
        {account ? <Balance account={account} /> : <p>{words.noAccount}</p>}
        <div class="acts">
          <a class="deed" href={at("/pay")}>
            <Icon name="scan" />
            {words.pay}
          </a>
          <a class="other" href={at("/get-paid")}>
            {words.getPaid}
          </a>
        </div>
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
                    <EntryRow entry={entry} currency={account.currency} isNew={entry.seq > seqAtFirst} />
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

/** What tells accounts apart: their currency, and their name where two have the same. */
function chipOf({ accounts }: Home, { name, currency }: { name: string | null; currency: string }): string {
  const isAlone = accounts.filter((other) => other.currency === currency).length === 1;
  return isAlone ? currencyOf(currency).name : (name ?? currency);
}
