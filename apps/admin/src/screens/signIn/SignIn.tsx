import type { TargetedSubmitEvent } from "preact";
import { useLocation } from "preact-iso";
import { useState } from "preact/hooks";

import { ask } from "@mereau/ui/asking/ask.ts";
import { toldByField } from "@mereau/ui/asking/toldByField.ts";
import { Field } from "@mereau/ui/Field.tsx";
import { typedIn } from "@mereau/ui/words/typedIn.ts";
import { api } from "#api/client.ts";
import { useDeed } from "#forms/useDeed.ts";
import { TroubleNotice } from "#frame/TroubleNotice.tsx";
import { Gate } from "#screens/signIn/Gate.tsx";
import { say } from "#screens/signIn/texts.ts";
import { refreshMe } from "#session/me.ts";
import { at, community, here } from "#shell.ts";
import { say as sayCommon } from "#texts/common.ts";

/** Where somebody wanted to go before they had to sign in: a screen of this app, and nothing else. */
const onward = (next: string | undefined): string => (next?.startsWith(at("/")) ? next : at("/"));

/** Signing in by a code that is sent to one’s address. */
export function SignIn() {
  const [email, setEmail] = useState<string | null>(null);
  const { path, query, route } = useLocation();
  const entered = async () => {
    await refreshMe();
    if (path === at("/sign-in")) route(onward(query["next"]), true);
  };
  return (
    <Gate title={say().title}>
      <p class="soft">{say().lead(community.name)}</p>
      {email === null ? (
        <AskCode onSent={setEmail} />
      ) : (
        <EnterCode email={email} onOther={() => setEmail(null)} onEntered={entered} />
      )}
    </Gate>
  );
}

function AskCode({ onSent }: { onSent: (email: string) => void }) {
  const words = say();
  const send = useDeed((email: string) =>
    ask(api.POST("/v1/{community}/sessions/codes", { params: { path: here }, body: { email } })),
  );
  const told = toldByField(send.trouble, ["email"]);
  const submit = async (event: TargetedSubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const email = typedIn(event.currentTarget, "email").trim();
    if ((await send.run(email)) !== null) onSent(email);
  };
  return (
    <form class="form" onSubmit={submit} noValidate>
      {told.rest && <TroubleNotice trouble={told.rest} />}
      <Field label={words.address} hint={words.addressHint} wrong={told.fields["email"]}>
        <input name="email" type="email" autoComplete="username" autoCapitalize="none" required autofocus />
      </Field>
      <button class="deed" aria-disabled={send.busy}>
        {send.busy ? sayCommon().loading : words.send}
      </button>
    </form>
  );
}

type EnterProps = { email: string; onOther: () => void; onEntered: () => Promise<void> };

function EnterCode({ email, onOther, onEntered }: EnterProps) {
  const words = say();
  const enter = useDeed((code: string) =>
    ask(api.POST("/v1/{community}/sessions", { params: { path: here }, body: { email, code } })),
  );
  const submit = async (event: TargetedSubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    if ((await enter.run(typedIn(event.currentTarget, "code"))) !== null) await onEntered();
  };
  return (
    <form class="form" onSubmit={submit} noValidate>
      <p role="status">{words.sentTo(email)}</p>
      {enter.trouble && <TroubleNotice trouble={enter.trouble} />}
      <Field label={words.code}>
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
      <button class="deed" aria-disabled={enter.busy}>
        {enter.busy ? sayCommon().loading : words.enter}
      </button>
      <button type="button" class="slight" onClick={onOther}>
        {words.other}
      </button>
    </form>
  );
}
