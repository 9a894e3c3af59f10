import { useState } from "preact/hooks";

import { formatAmount, parseAmount } from "@mereau/shared/money/decimal.ts";
import { EURO_SCALE } from "@mereau/shared/money/euro.ts";
import { Field } from "@mereau/ui/Field.tsx";
import type { components } from "@mereau/workers/client";
import { ChooseMember, type Chosen } from "#members/ChooseMember.tsx";
import { say } from "#screens/counter/issue/texts.ts";
import type { Review } from "#screens/counter/issue/useIssue.ts";
import { Means, type MeansOf } from "#screens/counter/Means.tsx";
import { say as counter } from "#screens/counter/texts.ts";
import { type Currency } from "#words/amounts.ts";

type Account = components["schemas"]["Account"];

/** An exchange as it is typed. */
export type Draft = {
  currency: string;
  member: Chosen | null;
  account: string;
  amount: string;
  means: MeansOf;
  reference: string;
};

export const emptyDraft = (currency: string): Draft => ({
  currency,
  member: null,
  account: "",
  amount: "",
  means: "cash",
  reference: "",
});

type Props = {
  currencies: readonly Currency[];
  draft: Draft;
  /** What was changed of it: a part, since another may be typed while one is looked for. */
  onChange: (part: Partial<Draft>) => void;
  onReady: (review: Review) => void;
};

const accountsIn = (draft: Draft): readonly Account[] =>
  (draft.member?.accounts ?? []).filter(
    ({ currency, status }) => currency === draft.currency && status === "open",
  );

/** Who, how many euros, and how they pay them. */
export function IssueForm({ currencies, draft, onChange: change, onReady }: Props) {
  const [wrong, setWrong] = useState<{ member?: string; amount?: string }>({});
  const words = say();
  const accounts = accountsIn(draft);
  const account = accounts.find(({ id }) => id === draft.account) ?? accounts[0];
  const readBack = () => {
    const scale = currencies.find(({ code }) => code === draft.currency)?.scale ?? EURO_SCALE;
    const read = parseAmount(draft.amount, Math.min(scale, EURO_SCALE));
    const found = {
      ...(!account && { member: draft.member ? words.noAccount : words.chooseMember }),
      ...(!read.ok ? { amount: counter().malformed } : read.value <= 0 && { amount: counter().nothing }),
    };
    setWrong(found);
    if (!account || !draft.member || !read.ok || read.value <= 0) return;
    const { currency, means, reference, member } = draft;
    onReady({
      currency,
      account: account.id,
      name: member.name,
      amount: formatAmount(read.value, Math.min(scale, EURO_SCALE)),
      means,
      reference: reference.trim(),
    });
  };
  return (
    <form
      class="card form"
      onSubmit={(event) => {
        event.preventDefault();
        readBack();
      }}
    >
      <h2>{words.title}</h2>
      {currencies.length > 1 && (
        <Field label={words.currency}>
          <select
            value={draft.currency}
            onChange={({ currentTarget: { value } }) => change({ currency: value, account: "" })}
          >
            {currencies.map(({ code, name }) => (
              <option key={code} value={code}>
                {name}
              </option>
            ))}
          </select>
        </Field>
      )}
      <ChooseMember
        chosen={draft.member}
        wrong={wrong.member ?? (draft.member && !account ? words.noAccount : undefined)}
        onChoose={(member) => change({ member, account: "" })}
      />
      {accounts.length > 1 && account && (
        <Field label={words.account}>
          <select value={account.id} onChange={({ currentTarget: { value } }) => change({ account: value })}>
            {accounts.map(({ id, name }) => (
              <option key={id} value={id}>
                {name ?? id} ({id})
              </option>
            ))}
          </select>
        </Field>
      )}
      <Field label={words.amount} wrong={wrong.amount}>
        <input
          inputMode="decimal"
          autoComplete="off"
          value={draft.amount}
          onInput={({ currentTarget: { value } }) => change({ amount: value })}
        />
      </Field>
      <Means legend={words.means} chosen={draft.means} onChoose={(means) => change({ means })} />
      <Field label={words.reference} hint={words.referenceHint}>
        <input
          autoComplete="off"
          maxLength={120}
          value={draft.reference}
          onInput={({ currentTarget: { value } }) => change({ reference: value })}
        />
      </Field>
      <div class="deeds">
        <button class="deed">{words.review}</button>
      </div>
    </form>
  );
}
