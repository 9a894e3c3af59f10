import type { TargetedSubmitEvent } from "preact";
import { useState } from "preact/hooks";

import { Field } from "@mereau/ui/Field.tsx";
import { api } from "#api/client.ts";
import { ask, type Trouble } from "@mereau/ui/asking/ask.ts";
import { TroubleNotice } from "#frame/TroubleNotice.tsx";
import { application } from "#joining/application.ts";
import { type SignInName, signInNameOf } from "#joining/signInName.ts";
import { knowsPasskeys } from "#keys/webauthn.ts";
import { PasskeyTrouble } from "#screens/passkeys/PasskeyTrouble.tsx";
import { lastSent, typedOf } from "#screens/signIn/sentCode.ts";
import { usePasskey } from "#screens/signIn/usePasskey.ts";
import { member } from "#session/home.ts";
import { at, community, here } from "#shell.ts";
import { say } from "#texts/say.ts";
import { typedIn } from "@mereau/ui/words/typedIn.ts";

/** What is most likely typed: where a code was sent a moment ago, by what somebody signs in whose application was accepted, or who is here. */
function likely(): string {
  const sent = lastSent();
  if (sent) return typedOf(sent);
  const { standing, email, phone } = application.value ?? {};
  if (standing?.state !== "accepted") return member()?.email ?? "";
  return (standing.signIn.email ? email : standing.signIn.phone ? phone : null) ?? "";
}

type Props = {
  onSent: (name: SignInName) => void;
  /** They have come in already, by a passkey. */
  onEntered: () => void;
};

/** Asks for the address, or the number, to which a code is sent, or for a passkey. Nothing tells whether the community knows it. */
export function AskCode({ onSent, onEntered }: Props) {
  const byPhone = community.joining.signInByPhone;
  const words = say().signIn;
  const [wrong, setWrong] = useState<string | null>(null);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const [busy, setBusy] = useState(false);
  const passkey = usePasskey(onEntered);
  const submit = async (event: TargetedSubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const name = signInNameOf(typedIn(event.currentTarget, "email"), byPhone);
    if (name === null) return setWrong(byPhone ? words.nameWrong : words.addressWrong);
    setWrong(null);
    setBusy(true);
    const answer = await ask(
      api.POST("/v1/{community}/sessions/codes", { params: { path: here }, body: name }),
    );
    setBusy(false);
    if (answer.ok) onSent(name);
    else setTrouble(answer.trouble);
  };
  const typing = {
    name: "email",
    inputMode: "email",
    autoComplete: "username webauthn",
    autoCapitalize: "none",
    defaultValue: likely(),
    required: true,
  } as const;
  return (
    <form class="page-form" onSubmit={submit} noValidate>
      {trouble && <TroubleNotice trouble={trouble} />}
      {passkey.trouble && <PasskeyTrouble trouble={passkey.trouble} silent={words.noPasskey} />}
      <Field
        label={byPhone ? words.name : words.address}
        hint={byPhone ? words.nameHint : words.addressHint}
        wrong={wrong}
      >
        {byPhone ? <input {...typing} type="text" /> : <input {...typing} type="email" />}
      </Field>
      <button class="deed" disabled={busy}>
        {busy ? say().common.loading : words.send}
      </button>
      {knowsPasskeys() && (
        <button type="button" class="other" aria-disabled={passkey.busy} onClick={passkey.use}>
          {passkey.busy ? say().common.loading : words.byPasskey}
        </button>
      )}
      <p>
        <a href={at("/join")}>{words.join}</a>
      </p>
    </form>
  );
}
