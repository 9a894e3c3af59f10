import { useLocation, useRoute } from "preact-iso";
import { useMemo, useState } from "preact/hooks";

import { formatAmount, parseAmount } from "@mereau/shared/money/decimal.ts";
import { ask } from "@mereau/ui/asking/ask.ts";
import type { components } from "@mereau/workers/client";
import { api } from "#api/client.ts";
import { useDeed } from "#forms/useDeed.ts";
import { Page } from "#frame/Page.tsx";
import { tell } from "#frame/Tidings.tsx";
import { TroubleNotice } from "#frame/TroubleNotice.tsx";
import { useAnswer } from "#lists/useAnswer.ts";
import { type Draft, PayForm } from "#screens/members/PayForm.tsx";
import { say } from "#screens/members/payTexts.ts";
import { type Review, usePayment } from "#screens/members/usePayment.ts";
import { at, here } from "#shell.ts";
import { say as common } from "#texts/common.ts";
import { currencyOf, inWords } from "#words/amounts.ts";

type Account = components["schemas"]["Account"];

/** Pays for a member who is offline: the payment bears their name, and the log also that of whoever is at the desk. */
export function PayFor() {
  const member = useRoute().params["id"] ?? "";
  const { value, trouble, refresh } = useAnswer(() => readPayer(member), member);
  const words = say();
  const back = `/members/${member}`;
  if (!value)
    return (
      <Page title={trouble ? words.open : common().loading} back={back}>
        {trouble && <TroubleNotice trouble={trouble} onRetry={() => void refresh()} />}
      </Page>
    );
  return (
    <Page title={words.title(value.name)} lead={words.lead} back={back}>
      {value.accounts.length === 0 ? (
        <p>{words.none}</p>
      ) : (
        <Payment member={member} name={value.name} accounts={value.accounts} />
      )}
    </Page>
  );
}

async function readPayer(id: string) {
  const [who, accounts] = await Promise.all([
    ask(api.GET("/v1/{community}/members/{id}", { params: { path: { ...here, id } } })),
    ask(api.GET("/v1/{community}/accounts", { params: { path: here, query: { member: id } } })),
  ]);
  if (!who.ok) return who;
  if (!accounts.ok) return accounts;
  const open = accounts.value.items.filter(({ status }) => status === "open");
  return { ok: true as const, value: { name: who.value.name, accounts: open } };
}

type Props = { member: string; name: string; accounts: readonly Account[] };

function Payment({ member, name, accounts }: Props) {
  const { route } = useLocation();
  const words = say();
  const { review, setReview, pay, isDoubtful, correct } = usePayment(member);
  const [draft, setDraft] = useState<Draft>({ account: accounts[0]?.id ?? "", to: "", amount: "", memo: "" });
  const [wrong, setWrong] = useState<Partial<Draft>>({});
  const find = useDeed((number: string) =>
    ask(api.GET("/v1/{community}/members", { params: { path: here, query: { q: number, limit: 50 } } })),
  );
  const readBack = async () => {
    const account = accounts.find((one) => one.id === draft.account);
    if (!account) return;
    const { scale } = currencyOf(account.currency);
    const read = parseAmount(draft.amount, scale);
    if (!read.ok || read.value <= 0) return setWrong({ amount: words.malformed });
    const found = await find.run(draft.to.trim());
    if (!found) return;
    const payee = found.items.find(({ number }) => String(number) === draft.to.trim());
    if (!payee) return setWrong({ to: words.unknown });
    setWrong({});
    setReview({ account, payee, amount: formatAmount(read.value, scale), memo: draft.memo.trim() });
  };
  if (!review)
    return (
      <PayForm
        accounts={accounts}
        draft={draft}
        wrong={wrong}
        trouble={find.trouble}
        onChange={(change) => setDraft({ ...draft, ...change })}
        onReady={() => void readBack()}
      />
    );
  const amount = inWords(review.amount, review.account.currency);
  const carryOut = async () => {
    if ((await pay.run(review)) === null) return;
    tell(words.done(amount, review.payee.name));
    route(at(`/members/${member}`));
  };
  return (
    <section class="card form" aria-live="polite">
      <p class="large">{words.sentence(name, amount, review.payee.name)}</p>
      {review.memo !== "" && <p>{words.quoted(review.memo)}</p>}
      <After review={review} />
      {pay.trouble && <TroubleNotice trouble={pay.trouble} />}
      {isDoubtful && !pay.busy && (
        <p class="notice warn" role="alert">
          {words.doubt}
        </p>
      )}
      <div class="deeds">
        <button type="button" class="deed" aria-disabled={pay.busy} onClick={() => void carryOut()}>
          {pay.busy ? common().loading : words.deed(amount)}
        </button>
        {!isDoubtful && (
          <button type="button" class="other" aria-disabled={pay.busy} onClick={correct}>
            {words.correct}
          </button>
        )}
      </div>
    </section>
  );
}

function After({ review: { account, amount } }: { review: Review }) {
  const left = useMemo(() => {
    const { scale } = currencyOf(account.currency);
    const [has, pays] = [parseAmount(account.balance, scale), parseAmount(amount, scale)];
    return has.ok && pays.ok ? formatAmount(has.value - pays.value, scale) : null;
  }, [account, amount]);
  return left === null ? null : <p class="soft">{say().after(inWords(left, account.currency))}</p>;
}
