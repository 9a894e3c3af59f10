import { ask } from "@mereau/ui/asking/ask.ts";
import { Field } from "@mereau/ui/Field.tsx";
import { api } from "#api/client.ts";
import { useAnswer } from "#lists/useAnswer.ts";
import type { Draft, Read } from "#screens/members/fees/policyDraft.ts";
import { say } from "#screens/members/fees/policyTexts.ts";
import { useMemberTypes } from "#screens/members/useMemberTypes.ts";
import { here } from "#shell.ts";
import { paidWith } from "#words/amounts.ts";

type Props = { draft: Draft; wrong: Read["wrong"]; onChange: (change: Partial<Draft>) => void };

const PERIODS = ["calendar_year", "from_joining"] as const;

/** A pot that a fee in this currency can be paid to: of that currency; in euros, of one that euros back. */
const takes = (currency: string, pot: { currency: string }): boolean =>
  currency === "EUR"
    ? paidWith.some(({ code, kind }) => code === pot.currency && kind === "backed")
    : pot.currency === currency;

/** Of whom, how much, and what follows where it is not paid. */
export function FeePolicyFields(props: Props) {
  const words = say();
  const { draft, wrong, onChange } = props;
  return (
    <>
      <Tick label={words.active} is={draft.active} onTick={(active) => onChange({ active })} />
      {draft.active && (
        <>
          <HowMuch {...props} />
          <div class="pair">
            <Field label={words.since} wrong={wrong?.has("since") ? words.wrongDate : null}>
              <input
                type="date"
                value={draft.since}
                onInput={({ currentTarget: { value } }) => onChange({ since: value })}
              />
            </Field>
            <Field label={words.period}>
              <select
                value={draft.period}
                onChange={({ currentTarget: { value } }) =>
                  onChange({ period: PERIODS.find((one) => one === value) ?? draft.period })
                }
              >
                {PERIODS.map((each) => (
                  <option key={each} value={each}>
                    {words.periods[each]}
                  </option>
                ))}
              </select>
            </Field>
          </div>
          <Tick
            label={words.isByMonth}
            is={draft.isByMonth}
            onTick={(isByMonth) => onChange({ isByMonth })}
          />
          <WhenUnpaid {...props} />
        </>
      )}
    </>
  );
}

function HowMuch({ draft, wrong, onChange }: Props) {
  const words = say();
  const types = useMemberTypes();
  const { value: pots } = useAnswer(() =>
    ask(api.GET("/v1/{community}/pots", { params: { path: here, query: {} } })),
  );
  const wrongAmount = (field: "amount" | "byType" | "minimum") =>
    wrong?.has(field) ? words.wrongAmount : null;
  return (
    <>
      <div class="pair">
        <Field label={words.amount} wrong={wrongAmount("amount")}>
          <input
            inputMode="decimal"
            value={draft.amount}
            onInput={({ currentTarget: { value } }) => onChange({ amount: value })}
          />
        </Field>
        <Field label={words.currency}>
          <select
            value={draft.currency}
            onChange={({ currentTarget: { value } }) => onChange({ currency: value, pot: "" })}
          >
            <option value="EUR">{words.euros}</option>
            {paidWith.map(({ code, name }) => (
              <option key={code} value={code} selected={code === draft.currency}>
                {name}
              </option>
            ))}
          </select>
        </Field>
      </div>
      <fieldset class="page-part">
        <legend>{words.byType}</legend>
        <p class="soft">{words.byTypeHint}</p>
        <div class="pair">
          {types.all.map(({ code, name }) => (
            <Field key={code} label={name}>
              <input
                inputMode="decimal"
                value={draft.byType[code] ?? ""}
                onInput={({ currentTarget: { value } }) =>
                  onChange({ byType: { ...draft.byType, [code]: value } })
                }
              />
            </Field>
          ))}
        </div>
        {wrong?.has("byType") && (
          <p class="wrong" role="alert">
            {words.wrongAmount}
          </p>
        )}
      </fieldset>
      <Tick label={words.isFree} is={draft.isFree} onTick={(isFree) => onChange({ isFree })} />
      {draft.isFree && (
        <Field label={words.minimum} wrong={wrongAmount("minimum")}>
          <input
            inputMode="decimal"
            value={draft.minimum}
            onInput={({ currentTarget: { value } }) => onChange({ minimum: value })}
          />
        </Field>
      )}
      <Field label={words.pot} hint={words.potHint}>
        <select value={draft.pot} onChange={({ currentTarget: { value } }) => onChange({ pot: value })}>
          <option value="">{words.noPot}</option>
          {pots?.items
            .filter((pot) => takes(draft.currency, pot))
            .map(({ id, name }) => (
              <option key={id} value={id} selected={id === draft.pot}>
                {name ?? id}
              </option>
            ))}
        </select>
      </Field>
    </>
  );
}

function WhenUnpaid({ draft, wrong, onChange }: Props) {
  const words = say();
  const days = (field: "graceDays" | "reminders" | "afterDays" | "noticeDays", most: number) => ({
    wrong: wrong?.has(field) ? words.wrongDays(most) : null,
    input: (
      <input
        inputMode="numeric"
        value={draft[field]}
        onInput={({ currentTarget: { value } }) => onChange({ [field]: value })}
      />
    ),
  });
  const [grace, reminders] = [days("graceDays", 365), days("reminders", 365)];
  const [after, notice] = [days("afterDays", 730), days("noticeDays", 90)];
  return (
    <>
      <div class="pair">
        <Field label={words.reminders} hint={words.remindersHint} wrong={reminders.wrong}>
          {reminders.input}
        </Field>
        <Field label={words.graceDays} wrong={grace.wrong}>
          {grace.input}
        </Field>
      </div>
      <Tick label={words.suspends} is={draft.suspends} onTick={(suspends) => onChange({ suspends })} />
      {draft.suspends && (
        <div class="pair">
          <Field label={words.afterDays} wrong={after.wrong}>
            {after.input}
          </Field>
          <Field label={words.noticeDays} wrong={notice.wrong}>
            {notice.input}
          </Field>
        </div>
      )}
    </>
  );
}

const Tick = ({ label, is, onTick }: { label: string; is: boolean; onTick: (is: boolean) => void }) => (
  <label class="choice">
    <input type="checkbox" checked={is} onChange={({ currentTarget: { checked } }) => onTick(checked)} />
    {label}
  </label>
);
