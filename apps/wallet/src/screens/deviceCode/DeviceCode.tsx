import { useLocation } from "preact-iso";
import { useState } from "preact/hooks";

import type { Trouble } from "#api/ask.ts";
import { Screen } from "#frame/Screen.tsx";
import { tell } from "#frame/Tidings.tsx";
import { TroubleNotice } from "#frame/TroubleNotice.tsx";
import { registerKey } from "#keys/register.ts";
import { makeKey, PIN_LENGTH } from "#keys/vault.ts";
import { isGuessable } from "#keys/guessable.ts";
import { PinInput } from "#screens/pin/PinInput.tsx";
import { member } from "#session/home.ts";
import { at } from "#shell.ts";
import { say } from "#texts/say.ts";

/** Choosing the code that protects this phone's key, twice; then the key is made, and the community learns its public half. */
export function DeviceCode() {
  const words = say().deviceCode;
  const { query, route } = useLocation();
  const [first, setFirst] = useState("");
  const [second, setSecond] = useState("");
  const [told, setTold] = useState<string | null>(null);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const [busy, setBusy] = useState(false);
  const isAgain = first.length === PIN_LENGTH;

  const chooseFirst = (digits: string) => {
    setTold(null);
    const isWeak = digits.length === PIN_LENGTH && isGuessable(digits);
    setFirst(isWeak ? "" : digits);
    if (isWeak) setTold(words.weak);
  };
  const make = async (pin: string) => {
    const me = member();
    if (!me) return;
    setBusy(true);
    setTrouble(null);
    const answer = await registerKey(await makeKey(me.id, pin));
    setBusy(false);
    if (!answer.ok) return setTrouble(answer.trouble);
    tell(words.done);
    const next = query["next"];
    route(at(next?.startsWith("/") ? next : "/"), true);
  };
  const chooseSecond = (digits: string) => {
    setSecond(digits);
    if (digits.length < PIN_LENGTH) return;
    if (digits === first) return void make(digits);
    setFirst("");
    setSecond("");
    setTold(words.differ);
  };
  return (
    <Screen title={words.title} back="/">
      <p>{words.lead}</p>
      {trouble && <TroubleNotice trouble={trouble} onRetry={() => void make(second)} />}
      <div class="card pin-choice">
        <p aria-live="polite">
          <b>{isAgain ? words.second : words.first}</b>
        </p>
        {isAgain ? (
          <PinInput key="second" label={words.second} value={second} readOnly={busy} onInput={chooseSecond} />
        ) : (
          <PinInput
            key="first"
            label={words.first}
            value={first}
            wrong={told !== null}
            onInput={chooseFirst}
          />
        )}
        <p role="status" class={told ? "wrong" : "soft"}>
          {busy ? say().common.loading : told}
        </p>
      </div>
      <p class="soft">{words.why}</p>
      <p class="soft">{words.lost}</p>
    </Screen>
  );
}
