import { ask } from "@mereau/ui/asking/ask.ts";
import type { components } from "@mereau/workers/client";
import { api } from "#api/client.ts";
import { TroubleNotice } from "#frame/TroubleNotice.tsx";
import { useAnswer } from "#lists/useAnswer.ts";
import { say as one } from "#screens/members/account/texts.ts";
import { say } from "#screens/members/pageTexts.ts";
import { at as screenAt, community, here } from "#shell.ts";
import { say as common } from "#texts/common.ts";
import { inWords } from "#words/amounts.ts";
import { dayOf } from "#words/when.ts";

type Account = components["schemas"]["Account"];

const ENTRIES_SHOWN = 5;

/** What a member’s accounts have, keep aside and may reach, and what moved last. */
export function MemberAccounts({ member }: { member: string }) {
  const { value, trouble, refresh } = useAnswer(
    () => ask(api.GET("/v1/{community}/accounts", { params: { path: here, query: { member } } })),
    member,
  );
  const words = say();
  if (trouble && !value) return <TroubleNotice trouble={trouble} onRetry={() => void refresh()} />;
  return (
    <section class="card">
      <h2>{words.accounts}</h2>
      {!value && <p>{common().loading}</p>}
      {value?.items.length === 0 && <p>{words.noAccount}</p>}
      {value?.items.map((account) => (
        <AccountPart key={account.id} member={member} account={account} />
      ))}
    </section>
  );
}

function AccountPart({ member, account }: { member: string; account: Account }) {
  const { id, currency, held, creditLimit, balanceCap, status } = account;
  const words = say();
  return (
    <section>
      <h3>
        {account.name ?? id} <small class="soft">{id}</small>{" "}
        {status !== "open" && <span class="tag bad">{words.accountStates[status]}</span>}
      </h3>
      <p class="large">{inWords(account.balance, currency)}</p>
      <dl class="facts">
        {Number(held) !== 0 && [
          <dt key="held">{words.held}</dt>,
          <dd key="held:">{inWords(held, currency)}</dd>,
        ]}
        {Number(creditLimit) !== 0 && [
          <dt key="credit">{words.credit}</dt>,
          <dd key="credit:">{inWords(`-${creditLimit}`, currency)}</dd>,
        ]}
        {balanceCap !== null && [
          <dt key="cap">{words.cap}</dt>,
          <dd key="cap:">{inWords(balanceCap, currency)}</dd>,
        ]}
      </dl>
      <p>
        <a href={screenAt(`/members/${member}/accounts/${encodeURIComponent(id)}`)}>{one().open}</a>
      </p>
      <LatestEntries account={account} />
    </section>
  );
}

function LatestEntries({ account: { id, currency } }: { account: Account }) {
  const { value, trouble } = useAnswer(
    () =>
      ask(
        api.GET("/v1/{community}/accounts/{id}/entries", {
          params: { path: { ...here, id }, query: { limit: ENTRIES_SHOWN } },
        }),
      ),
    id,
  );
  const words = say();
  if (trouble) return <TroubleNotice trouble={trouble} />;
  if (!value) return null;
  return (
    <>
      <h4 class="soft">{words.latest}</h4>
      {value.items.length === 0 && <p>{words.noEntries}</p>}
      <dl class="facts">
        {value.items.map(({ seq, at, amount, counterparty, memo }) => [
          <dt key={seq}>
            {/* Issues and dividends come from the community itself */}
            {counterparty.name ?? community.name}
            <br />
            <small>{[dayOf(at), memo].filter((part) => part !== null).join(", ")}</small>
          </dt>,
          <dd key={`${seq}:`}>{inWords(amount, currency)}</dd>,
        ])}
      </dl>
    </>
  );
}
