import { useState } from "preact/hooks";

import { ask } from "@mereau/ui/asking/ask.ts";
import { Field } from "@mereau/ui/Field.tsx";
import { newId } from "@mereau/ui/newId.ts";
import type { components } from "@mereau/workers/client";
import { api } from "#api/client.ts";
import { useDeed } from "#forms/useDeed.ts";
import { tell } from "#frame/Tidings.tsx";
import { TroubleNotice } from "#frame/TroubleNotice.tsx";
import { useAnswer } from "#lists/useAnswer.ts";
import { isXml, textOf } from "#screens/counter/bank/readFile.ts";
import { say } from "#screens/counter/bank/texts.ts";
import { Trial } from "#screens/counter/bank/Trial.tsx";
import { at, here } from "#shell.ts";
import { say as common } from "#texts/common.ts";

type Statement = components["schemas"]["BankStatement"];
type Looked = components["schemas"]["BankStatementTrial"];
type Chosen = { id: string; name: string; text: string };

const bodyOf = ({ id, name, text }: Chosen, mappingName: string, dryRun: boolean) =>
  isXml(text)
    ? ({ id, name, text, dryRun, format: "camt053" } as const)
    : ({ id, name, text, dryRun, format: "csv", mappingName } as const);

const send = async (chosen: Chosen, mappingName: string, dryRun: boolean) =>
  ask<Statement | Looked>(
    api.POST("/v1/{community}/bank-statements", {
      params: { path: here },
      body: bodyOf(chosen, mappingName, dryRun),
    }),
  );

/** Takes a statement in: chosen, looked at line by line, then imported under one id, and told. */
export function Import({ onDone }: { onDone: () => void }) {
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [mapping, setMapping] = useState("");
  const [looked, setLooked] = useState<Looked | null>(null);
  const [done, setDone] = useState<Statement | null>(null);
  const words = say().bring;
  const mappings = useAnswer(() => ask(api.GET("/v1/{community}/bank-mappings", { params: { path: here } })));
  const names = (mappings.value?.items ?? []).map(({ name }) => name);
  const mappingName = mapping === "" ? (names[0] ?? "") : mapping;
  const deed = useDeed(send);
  const begin = () => {
    setChosen(null);
    setLooked(null);
    setDone(null);
    deed.forget();
  };
  const choose = async (file: File | undefined) => {
    setLooked(null);
    deed.forget();
    setChosen(file ? { id: newId(), name: file.name.slice(0, 120), text: await textOf(file) } : null);
  };
  const look = async () => {
    if (!chosen) return;
    const told = await deed.run(chosen, mappingName, true);
    if (told && "lines" in told) setLooked(told);
  };
  const carryOut = async () => {
    if (!chosen) return;
    const told = await deed.run(chosen, mappingName, false);
    if (!told || "lines" in told) return;
    setDone(told);
    tell(words.done(told.name ?? words.unnamed));
    onDone();
  };
  if (done) return <Imported statement={done} onAnother={begin} />;
  const isTable = chosen !== null && !isXml(chosen.text);
  const isUnreadable = isTable && names.length === 0;
  return (
    <>
      <section class="card form">
        <h2>{words.title}</h2>
        <p>{words.lead}</p>
        <Field label={words.file}>
          <input
            type="file"
            accept=".xml,.csv,.txt"
            onChange={({ currentTarget: { files } }) => void choose(files?.[0])}
          />
        </Field>
        {isUnreadable && mappings.value && <p class="notice warn">{words.noMapping}</p>}
        {isTable && names.length > 0 && (
          <Field label={words.mapping}>
            <select value={mappingName} onChange={({ currentTarget: { value } }) => setMapping(value)}>
              {names.map((name) => (
                <option key={name} value={name}>
                  {name}
                </option>
              ))}
            </select>
          </Field>
        )}
        {deed.trouble && <TroubleNotice trouble={deed.trouble} />}
        {chosen && !looked && (
          <div class="deeds">
            <button
              type="button"
              class="deed"
              aria-disabled={deed.busy || isUnreadable}
              onClick={() => {
                if (!isUnreadable) void look();
              }}
            >
              {deed.busy ? common().loading : words.look}
            </button>
          </div>
        )}
      </section>
      {looked && (
        <section class="card">
          <Trial trial={looked} />
          {looked.added > 0 && (
            <div class="deeds">
              <button type="button" class="deed" aria-disabled={deed.busy} onClick={() => void carryOut()}>
                {deed.busy ? common().loading : words.deed(looked.added)}
              </button>
            </div>
          )}
        </section>
      )}
    </>
  );
}

/** What became of the lines of an import. */
function Imported({ statement, onAnother }: { statement: Statement; onAnother: () => void }) {
  const words = say();
  const { id, name, entries, added, known, states } = statement;
  const became = Object.entries(words.states).flatMap(([state, told]) => {
    const count = Object.entries(states).find(([one]) => one === state)?.[1] ?? 0;
    return count > 0 ? [words.bring.became(told, count)] : [];
  });
  return (
    <section class="card form">
      <h2>{words.bring.done(name ?? words.bring.unnamed)}</h2>
      <p>{words.bring.entries(entries, added, known)}</p>
      <ul>
        {became.map((told) => (
          <li key={told}>{told}</li>
        ))}
      </ul>
      <div class="deeds">
        <a class="other" href={at(`/counter/bank?state=all&statement=${id}`)}>
          {words.bring.see}
        </a>
        <button type="button" class="other" onClick={onAnother}>
          {words.bring.another}
        </button>
      </div>
    </section>
  );
}
