import { useState } from "preact/hooks";

import { ask } from "@mereau/ui/asking/ask.ts";
import { Field } from "@mereau/ui/Field.tsx";
import type { components } from "@mereau/workers/client";
import { api } from "#api/client.ts";
import { useAnswer } from "#lists/useAnswer.ts";
import { type Chosen as Target, MatchDialog } from "#screens/counter/bank/MatchDialog.tsx";
import type { Line } from "#screens/counter/bank/OneLine.tsx";
import { say } from "#screens/counter/bank/texts.ts";
import { inEuros } from "#words/euros.ts";
import { ChooseMember, type Chosen } from "#members/ChooseMember.tsx";
import { here } from "#shell.ts";

type Deposit = components["schemas"]["Deposit"];

/** So many expected deposits are looked through for one of the line’s amount. */
const LOOKED_AT = 200;

/** Deposits that the line may be of: the one it names, and those of just its amount. */
async function readSuggestions({ deposit, amount }: Line) {
  const [named, expected] = await Promise.all([
    deposit === null
      ? null
      : ask(api.GET("/v1/{community}/deposits/{id}", { params: { path: { ...here, id: deposit } } })),
    ask(
      api.GET("/v1/{community}/deposits", {
        params: { path: here, query: { all: true, state: "expected", limit: LOOKED_AT } },
      }),
    ),
  ]);
  if (!expected.ok) return expected;
  const own = named?.ok ? named.value : null;
  const alike = expected.value.items.filter((one) => one.amount === amount && one.id !== own?.id);
  return { ok: true as const, value: { named: own, alike } };
}

/** Says what a line stands for: an announced deposit, or a member’s account. */
export function Match({ line, onDone }: { line: Line; onDone: () => void }) {
  const [target, setTarget] = useState<Target | null>(null);
  const [member, setMember] = useState<Chosen | null>(null);
  const [account, setAccount] = useState("");
  const { value } = useAnswer(() => readSuggestions(line), line.id);
  const words = say().one;
  const open = (member?.accounts ?? []).filter(({ status }) => status === "open");
  const chosen = open.find(({ id }) => id === account) ?? open[0];
  return (
    <section class="card form">
      <h2>{words.match}</h2>
      {value?.named && (
        <>
          <p class="soft">{words.named}</p>
          <Suggestions deposits={[value.named]} onChoose={setTarget} />
        </>
      )}
      {value && value.alike.length > 0 && (
        <>
          <p class="soft">{words.suggested}</p>
          <Suggestions deposits={value.alike} onChoose={setTarget} />
        </>
      )}
      {value && !value.named && value.alike.length === 0 && <p class="soft">{words.noSuggestion}</p>}
      <h2>{words.orMember}</h2>
      <ChooseMember chosen={member} wrong={undefined} onChoose={setMember} />
      {open.length > 1 && (
        <Field label={words.account}>
          <select value={chosen?.id ?? ""} onChange={({ currentTarget: { value: id } }) => setAccount(id)}>
            {open.map(({ id, name }) => (
              <option key={id} value={id}>
                {name ?? id} ({id})
              </option>
            ))}
          </select>
        </Field>
      )}
      {member && chosen && (
        <div class="deeds">
          <button
            type="button"
            class="deed"
            onClick={() =>
              setTarget({ deposit: null, account: chosen.id, told: `${member.name} (${chosen.id})` })
            }
          >
            {words.choose}
          </button>
        </div>
      )}
      {target && <MatchDialog line={line} target={target} onDone={onDone} onClose={() => setTarget(null)} />}
    </section>
  );
}

type SuggestionProps = { deposits: readonly Deposit[]; onChoose: (target: Target) => void };

const Suggestions = ({ deposits, onChoose }: SuggestionProps) => (
  <ul class="rows">
    {deposits.map(({ id, reference, amount, account }) => {
      const told = say().one.deposit(reference, inEuros(amount), account);
      return (
        <li key={id}>
          <button
            type="button"
            class="other small"
            onClick={() => onChoose({ deposit: id, account: null, told: account })}
          >
            {told}
          </button>
        </li>
      );
    })}
  </ul>
);
