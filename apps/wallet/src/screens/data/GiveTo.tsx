import { useEffect, useState } from "preact/hooks";

import type { components } from "@mereau/workers/client";
import { ask } from "@mereau/ui/asking/ask.ts";
import { api } from "#api/client.ts";
import { PayeePicker } from "#screens/people/PayeePicker.tsx";
import { noteName } from "#session/names.ts";
import { here } from "#shell.ts";
import { say } from "#texts/say.ts";

type Props = { currency: string; account: string; onChoose: (account: string) => void };

/** To whom a balance goes: a pot of the community, or a member. */
export function GiveTo({ currency, account, onChoose }: Props) {
  const words = say().data;
  const [pots, setPots] = useState<components["schemas"]["Pot"][]>([]);
  useEffect(() => {
    const params = { path: here, query: { currency } };
    void ask(api.GET("/v1/{community}/pots", { params })).then((answer) => {
      if (!answer.ok) return;
      for (const pot of answer.value.items) noteName(pot.id, pot.name);
      setPots(answer.value.items);
    });
  }, [currency]);
  return (
    <div class="group">
      <b>{words.giveTo}</b>
      {account === "" && pots.length > 0 && (
        <div class="chips">
          {pots.map(({ id, name }) => (
            <button key={id} type="button" class="chip" onClick={() => onChoose(id)}>
              {name ?? id}
            </button>
          ))}
        </div>
      )}
      <PayeePicker label={words.giveToMember} currency={currency} account={account} onChoose={onChoose} />
    </div>
  );
}
