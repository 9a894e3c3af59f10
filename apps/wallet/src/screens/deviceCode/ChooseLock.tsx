import { useState } from "preact/hooks";

import type { DeviceKey, OwnersPart } from "#keys/deviceKey.ts";
import { isGuessable } from "#keys/guessable.ts";
import { partOfPasskey } from "#keys/passkeyLock.ts";
import { partOfPin, PIN_LENGTH } from "#keys/vault.ts";
import type { Failure } from "#keys/webauthn.ts";
import { PasskeyTrouble } from "#screens/passkeys/PasskeyTrouble.tsx";
import { PinInput } from "#screens/pin/PinInput.tsx";
import { say } from "#texts/say.ts";

type Props = {
  known: { key: DeviceKey | null; byPasskey: boolean };
  /** The key stays, under another lock. */
  isAgain: boolean;
  /** What went wrong, if anything. */
  onChosen: (part: OwnersPart) => Promise<Failure | null>;
};

/** Choosing a code, twice; or, where the phone can, what unlocks the phone itself. */
export function ChooseLock({ known, isAgain, onChosen }: Props) {
  const words = say().deviceCode;
  const [first, setFirst] = useState("");
  const [second, setSecond] = useState("");
  const [told, setTold] = useState<string | null>(null);
  const [trouble, setTrouble] = useState<Failure | null>(null);
  const [busy, setBusy] = useState(false);
  const isSecond = first.length === PIN_LENGTH;

  const attempt = async (doing: () => Promise<Failure | null>) => {
    setBusy(true);
    setTrouble(null);
    const failure = await doing();
    setBusy(false);
    setTrouble(failure);
    if (failure) setSecond("");
  };
  const chooseFirst = (digits: string) => {
    const isWeak = digits.length === PIN_LENGTH && isGuessable(digits);
    setFirst(isWeak ? "" : digits);
    setTold(isWeak ? words.weak : null);
  };
  const chooseSecond = (digits: string) => {
    setSecond(digits);
    if (digits.length < PIN_LENGTH) return;
    if (digits === first) return void attempt(async () => onChosen(await partOfPin(digits)));
    setFirst("");
    setSecond("");
    setTold(words.differ);
  };
  const byPasskey = async () => {
    const part = await partOfPasskey();
    return part.ok ? onChosen(part.value) : part.trouble;
  };
  const asked = isSecond ? words.second : words.first;
  return (
    <>
      <p>{words.lead}</p>
      {known.key && !isAgain && <p class="notice warn">{words.replaces}</p>}
      {trouble && <PasskeyTrouble trouble={trouble} silent={words.silent} />}
      <div class="card pin-choice">
        <p aria-live="polite">
          <b>{asked}</b>
        </p>
        <PinInput
          key={isSecond ? "second" : "first"}
          label={asked}
          value={isSecond ? second : first}
          wrong={!isSecond && told !== null}
          readOnly={busy}
          onInput={isSecond ? chooseSecond : chooseFirst}
        />
        <p role="status" class={told ? "wrong" : "soft"}>
          {busy ? say().common.loading : told}
        </p>
      </div>
      {known.byPasskey && (
        <button
          type="button"
          class="other"
          aria-disabled={busy}
          onClick={() => {
            if (!busy) void attempt(byPasskey);
          }}
        >
          {words.byPasskey}
        </button>
      )}
      <p class="soft">{words.why}</p>
      <p class="soft">{words.lost}</p>
    </>
  );
}
