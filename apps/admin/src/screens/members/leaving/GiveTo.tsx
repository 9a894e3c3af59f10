import { ask } from "@mereau/ui/asking/ask.ts";
import { Field } from "@mereau/ui/Field.tsx";
import { api } from "#api/client.ts";
import { useAnswer } from "#lists/useAnswer.ts";
import { say } from "#screens/members/leaving/texts.ts";
import { here } from "#shell.ts";
import { currencyOf } from "#words/amounts.ts";

type Props = { currency: string; chosen: string; onChoose: (account: string) => void };

/** To whom a balance goes: one of the community’s pots, or a member’s account by its number. */
export function GiveTo({ currency, chosen, onChoose }: Props) {
  const words = say();
  const { value } = useAnswer(
    () => ask(api.GET("/v1/{community}/pots", { params: { path: here, query: { currency } } })),
    currency,
  );
  const pots = value?.items ?? [];
  const isPot = chosen === "" || pots.some(({ id }) => id === chosen);
  return (
    <div class="pair">
      <Field label={words.giveTo(currencyOf(currency).name)}>
        <select value={isPot ? chosen : ""} onChange={(event) => onChoose(event.currentTarget.value)}>
          <option value="">{words.giveChoose}</option>
          {pots.map(({ id, name }) => (
            <option key={id} value={id}>
              {name ?? id}
            </option>
          ))}
        </select>
      </Field>
      <Field label={words.giveMember}>
        <input
          inputMode="numeric"
          maxLength={9}
          value={isPot ? "" : chosen.slice(currency.length + 1)}
          onInput={({ currentTarget: { value: typed } }) =>
            onChoose(typed.trim() === "" ? "" : `${currency}:${typed.trim()}`)
          }
        />
      </Field>
    </div>
  );
}
