import { memoLength } from "@mereau/shared/contracts/patterns.ts";
import type { Trouble } from "@mereau/ui/asking/ask.ts";
import { Field } from "@mereau/ui/Field.tsx";
import type { components } from "@mereau/workers/client";
import { TroubleNotice } from "#frame/TroubleNotice.tsx";
import { say } from "#screens/members/payTexts.ts";
import { inWords } from "#words/amounts.ts";

type Account = components["schemas"]["Account"];

/** A payment in somebody’s name, as it is typed. */
export type Draft = { account: string; to: string; amount: string; memo: string };

type Props = {
  accounts: readonly Account[];
  draft: Draft;
  wrong: Partial<Draft>;
  trouble: Trouble | null;
  onChange: (change: Partial<Draft>) => void;
  onReady: () => void;
};

/** From which account, to whom, how much, and what for. */
export function PayForm({ accounts, draft, wrong, trouble, onChange, onReady }: Props) {
  const words = say();
  return (
    <form
      class="form"
      onSubmit={(event) => {
        event.preventDefault();
        onReady();
      }}
    >
      <Field label={words.from}>
        <select
          value={draft.account}
          onChange={({ currentTarget: { value } }) => onChange({ account: value })}
        >
          {accounts.map(({ id, name, balance, currency }) => (
            <option key={id} value={id}>
              {words.account(name ?? id, id, inWords(balance, currency))}
            </option>
          ))}
        </select>
      </Field>
      <div class="pair">
        <Field label={words.to} wrong={wrong.to}>
          <input
            inputMode="numeric"
            autoComplete="off"
            required
            value={draft.to}
            onInput={({ currentTarget: { value } }) => onChange({ to: value })}
          />
        </Field>
        <Field label={words.amount} wrong={wrong.amount}>
          <input
            inputMode="decimal"
            autoComplete="off"
            required
            value={draft.amount}
            onInput={({ currentTarget: { value } }) => onChange({ amount: value })}
          />
        </Field>
      </div>
      <Field label={words.memo}>
        <input
          autoComplete="off"
          maxLength={memoLength}
          value={draft.memo}
          onInput={({ currentTarget: { value } }) => onChange({ memo: value })}
        />
      </Field>
      {trouble && <TroubleNotice trouble={trouble} />}
      <div class="deeds">
        <button class="deed">{words.review}</button>
      </div>
    </form>
  );
}
