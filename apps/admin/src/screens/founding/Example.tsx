import type { FoundedCurrency } from "@mereau/shared/contracts/communities.ts";
import { examplesOf } from "@mereau/shared/founding/example.ts";
import { explain } from "@mereau/shared/policies/explain.ts";
import { draft } from "#screens/founding/draft.ts";
import { moneysOf, namesOf } from "#screens/founding/request.ts";
import { say } from "#screens/founding/texts.ts";
import { language } from "#texts/language.ts";

/** What the settings come to, worked out anew as one types, for each currency. */
export function Example() {
  const words = say();
  const moneys = moneysOf(draft.value);
  return (
    <aside class="card example" aria-live="polite">
      <h2>{words.example}</h2>
      {moneys.length === 0 && <p>{words.cannot}</p>}
      {moneys.map((money, place) => (
        <Money key={money.code} money={money} isFirst={place === 0} isAlone={moneys.length === 1} />
      ))}
    </aside>
  );
}

type Props = { money: FoundedCurrency; isFirst: boolean; isAlone: boolean };

function Money({ money, isFirst, isAlone }: Props) {
  const told = examplesOf(money, isFirst ? draft.value.kind : null);
  const rules = explain(money.policies, money, namesOf(draft.value, money));
  return (
    <>
      {!isAlone && <h3>{money.name}</h3>}
      {told.map((texts) => (
        <p key={texts.fr}>{texts[language.value]}</p>
      ))}
      {rules.map(({ texts }) => (
        <p key={texts.fr} class="soft">
          {texts[language.value]}
        </p>
      ))}
    </>
  );
}
