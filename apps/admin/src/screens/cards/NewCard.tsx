import { useState } from "preact/hooks";

import { ask } from "@mereau/ui/asking/ask.ts";
import { toldByField } from "@mereau/ui/asking/toldByField.ts";
import { Field } from "@mereau/ui/Field.tsx";
import { newId } from "@mereau/ui/newId.ts";
import { api } from "#api/client.ts";
import { useDeed } from "#forms/useDeed.ts";
import { Page } from "#frame/Page.tsx";
import { tell } from "#frame/Tidings.tsx";
import { TroubleNotice } from "#frame/TroubleNotice.tsx";
import { newNumber } from "#screens/cards/number.ts";
import { emptyPin, isTwice, PinFields } from "#screens/cards/PinFields.tsx";
import { PrintedCard } from "#screens/cards/PrintedCard.tsx";
import { say } from "#screens/cards/texts.ts";
import { type Chosen, ChooseMember } from "#members/ChooseMember.tsx";
import { here } from "#shell.ts";
import { inWords } from "#words/amounts.ts";

/** Gives a member a card: whose, which account, its number and its code; then it is printed. */
export function NewCard() {
  const words = say();
  const [id] = useState(newId);
  const [member, setMember] = useState<Chosen | null>(null);
  const [account, setAccount] = useState("");
  const [number, setNumber] = useState(newNumber);
  const [tag, setTag] = useState("");
  const [pin, setPin] = useState(emptyPin);
  const [isIncomplete, setIncomplete] = useState(false);
  const [isGiven, setGiven] = useState(false);
  const give = useDeed(() =>
    ask(
      api.POST("/v1/{community}/payment-cards", {
        params: { path: here },
        body: {
          id,
          account,
          ...(number.trim() !== "" && { number: number.trim() }),
          ...(tag.trim() !== "" && { tag: tag.trim() }),
          pin: pin.once,
        },
      }),
    ),
  );
  const told = toldByField(give.trouble, ["number", "tag", "pin"]);
  const submit = async () => {
    const isReady = account !== "" && isTwice(pin);
    setIncomplete(!isReady);
    if (!isReady || (await give.run()) === null) return;
    if (member) tell(words.given(member.name));
    setGiven(true);
  };
  if (isGiven && member) return <PrintedCard name={member.name} number={number} />;
  return (
    <Page title={words.newTitle} back="/tariff/cards">
      <form
        class="card form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <ChooseMember
          chosen={member}
          wrong={isIncomplete && account === "" ? words.chooseFirst : undefined}
          onChoose={(chosen) => {
            setMember(chosen);
            setAccount(chosen?.accounts[0]?.id ?? "");
          }}
        />
        {member && member.accounts.length > 1 && (
          <Field label={words.account}>
            <select value={account} onChange={({ currentTarget: { value } }) => setAccount(value)}>
              {member.accounts.map(({ id: one, balance, currency }) => (
                <option key={one} value={one}>
                  {one} ({inWords(balance, currency)})
                </option>
              ))}
            </select>
          </Field>
        )}
        <div class="pair">
          <Field label={words.cardNumber} hint={words.cardNumberHint} wrong={told.fields["number"]}>
            <input
              inputMode="numeric"
              autoComplete="off"
              value={number}
              onInput={({ currentTarget: { value } }) => setNumber(value)}
            />
          </Field>
          <Field label={words.cardTag} hint={words.cardTagHint} wrong={told.fields["tag"]}>
            <input autoComplete="off" value={tag} onInput={({ currentTarget: { value } }) => setTag(value)} />
          </Field>
        </div>
        <PinFields
          pin={pin}
          wrong={told.fields["pin"] ?? (isIncomplete && pin.once === "" ? words.pin : undefined)}
          onChange={setPin}
        />
        {told.rest && <TroubleNotice trouble={told.rest} />}
        <div class="deeds">
          <button class="deed" aria-disabled={give.busy}>
            {words.give}
          </button>
        </div>
      </form>
    </Page>
  );
}
