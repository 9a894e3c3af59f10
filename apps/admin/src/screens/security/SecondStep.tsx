import type { TargetedSubmitEvent } from "preact";
import { useState } from "preact/hooks";

import { ask } from "@mereau/ui/asking/ask.ts";
import { Field } from "@mereau/ui/Field.tsx";
import { typedIn } from "@mereau/ui/words/typedIn.ts";
import { api } from "#api/client.ts";
import { useDeed } from "#forms/useDeed.ts";
import { TroubleNotice } from "#frame/TroubleNotice.tsx";
import { PasskeyTrouble } from "#screens/security/PasskeyTrouble.tsx";
import { say } from "#screens/security/texts.ts";
import { Gate } from "#screens/signIn/Gate.tsx";
import { me, refreshMe, signOut } from "#session/me.ts";
import { knowsPasskeys, type PasskeyFailure, signInByPasskey } from "#session/passkeys.ts";
import { here } from "#shell.ts";
import { say as common } from "#texts/common.ts";

/** Between the code from a letter and the desk: an app’s code, a recovery code, or a passkey. */
export function SecondStep() {
  const words = say();
  const [failure, setFailure] = useState<PasskeyFailure | null>(null);
  const step = useDeed((code: string) =>
    ask(api.POST("/v1/{community}/sessions/current/second-step", { params: { path: here }, body: { code } })),
  );
  const submit = async (event: TargetedSubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    setFailure(null);
    if ((await step.run(typedIn(event.currentTarget, "code"))) !== null) await refreshMe();
  };
  const usePasskey = async () => {
    step.forget();
    const used = await signInByPasskey();
    setFailure(used.ok ? null : used.trouble);
    if (used.ok) await refreshMe();
  };
  return (
    <Gate title={words.step}>
      <p class="soft">{words.stepLead(me()?.member.name ?? "")}</p>
      <form class="form" onSubmit={submit} noValidate>
        {step.trouble && <TroubleNotice trouble={step.trouble} />}
        {failure && <PasskeyTrouble trouble={failure} />}
        <Field label={words.stepCode} hint={words.stepHint}>
          <input
            name="code"
            class="code"
            autoComplete="one-time-code"
            autoCapitalize="characters"
            spellcheck={false}
            maxLength={20}
            required
            autofocus
          />
        </Field>
        <button class="deed" aria-disabled={step.busy}>
          {step.busy ? common().loading : words.enter}
        </button>
        {knowsPasskeys() && (
          <button type="button" class="other" onClick={() => void usePasskey()}>
            {words.byPasskey}
          </button>
        )}
      </form>
      <p class="soft">{words.lost}</p>
      <button type="button" class="slight" onClick={() => void signOut()}>
        {common().signOut}
      </button>
    </Gate>
  );
}
