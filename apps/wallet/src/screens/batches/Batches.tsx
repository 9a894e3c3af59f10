import { useLocation } from "preact-iso";
import { useEffect, useState } from "preact/hooks";

import { Field } from "@mereau/ui/Field.tsx";
import type { Trouble } from "@mereau/ui/asking/ask.ts";
import { now } from "@mereau/ui/clock.ts";
import { Screen } from "#frame/Screen.tsx";
import { TroubleNotice } from "#frame/TroubleNotice.tsx";
import { More } from "#lists/More.tsx";
import { newId } from "@mereau/ui/newId.ts";
import { batchesOf, draw } from "#screens/batches/batches.ts";
import { AccountChips } from "#screens/home/AccountChips.tsx";
import { chosenAccount } from "#screens/home/chosenAccount.ts";
import { accounts, type HomeAccount } from "#session/home.ts";
import { at } from "#shell.ts";
import { useDraft } from "#store/useDraft.ts";
import { say } from "#texts/say.ts";
import { currencyOf, inWords } from "#words/amounts.ts";
import { dayOf } from "#words/when.ts";
import "#screens/batches/batches.css";

/** Paying many at once, from a list that is pasted, and the lists that were paid. */
export function Batches() {
  const words = say().batches;
  const account = chosenAccount(accounts());
  const deeds = account && account.role !== "viewer" && (
    <button class="deed" form="paste">
      {words.look}
    </button>
  );
  return (
    <Screen title={words.title} back="/me" deeds={deeds}>
      <AccountChips chosen={account} />
      {account ? <OfAccount key={account.id} account={account} /> : <p>{say().home.noAccount}</p>}
    </Screen>
  );
}

const empty = () => ({ id: newId(), name: "", text: "", mode: "each_alone" });

function OfAccount({ account }: { account: HomeAccount }) {
  const words = say().batches;
  const { route } = useLocation();
  const { draft, set, drop } = useDraft(`batch:${account.id}`, empty);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const [isEmpty, setIsEmpty] = useState(false);
  const [busy, setBusy] = useState(false);
  const look = async () => {
    setIsEmpty(draft.text.trim() === "");
    if (draft.text.trim() === "" || busy) return;
    setBusy(true);
    const answer = await draw({
      id: draft.id,
      currency: account.currency,
      from: account.id,
      name: draft.name.trim() || words.nameless(dayOf(now(), now())),
      mode: draft.mode === "all_or_nothing" ? "all_or_nothing" : "each_alone",
      date: null,
      lines: null,
      text: draft.text,
    });
    setBusy(false);
    setTrouble(answer.ok ? null : answer.trouble);
    if (!answer.ok) return;
    drop();
    route(at(`/batches/${answer.value.id}`));
  };
  return (
    <>
      <form
        id="paste"
        class="page-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void look();
        }}
      >
        <p>{words.lead}</p>
        {trouble && <TroubleNotice trouble={trouble} />}
        <Field label={words.list} hint={words.listHint} wrong={isEmpty ? words.listEmpty : null}>
          <textarea
            rows={6}
            class="pasted"
            placeholder={words.listExample}
            autoComplete="off"
            spellcheck={false}
            value={draft.text}
            // What was looked at under an id stays what it was: another text is another list
            onInput={(event) => set({ text: event.currentTarget.value, id: newId() })}
          />
        </Field>
        <Field label={words.name} hint={say().common.optional}>
          <input
            maxLength={80}
            value={draft.name}
            onInput={(event) => set({ name: event.currentTarget.value, id: newId() })}
          />
        </Field>
        <fieldset>
          <legend>{words.mode}</legend>
          {(["each_alone", "all_or_nothing"] as const).map((mode) => (
            <label key={mode} class="choice">
              <input
                type="radio"
                name="mode"
                checked={draft.mode === mode}
                onChange={() => set({ mode, id: newId() })}
              />
              <span>{words.modes[mode]}</span>
            </label>
          ))}
        </fieldset>
      </form>
      <Past account={account.id} />
    </>
  );
}

function Past({ account }: { account: string }) {
  const words = say().batches;
  const listing = batchesOf({ account });
  useEffect(() => void listing.refresh(), [listing]);
  const items = listing.known.value?.items ?? [];
  if (items.length === 0) return null;
  return (
    <section class="day wide" aria-labelledby="past">
      <h2 id="past">{words.past}</h2>
      <ul class="rows">
        {items.map(({ id, name, state, lines, total, createdAt, currency }) => (
          <li key={id}>
            <a class="row bare" href={at(`/batches/${id}`)}>
              <span>
                <b>{name}</b>
                <small>
                  <span class={state === "draft" ? "tag" : ""}>{words.states[state]}</span> ·{" "}
                  {words.count(lines)} · {dayOf(createdAt, now())}
                </small>
              </span>
              <span class="amount">{inWords(total, currencyOf(currency))}</span>
            </a>
          </li>
        ))}
      </ul>
      <More listing={listing} />
    </section>
  );
}
