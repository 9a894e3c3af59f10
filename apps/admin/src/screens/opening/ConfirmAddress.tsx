import { useState } from "preact/hooks";

import { ask } from "@mereau/ui/asking/ask.ts";
import { toldByField } from "@mereau/ui/asking/toldByField.ts";
import { Field } from "@mereau/ui/Field.tsx";
import { api } from "#api/client.ts";
import { useDeed } from "#forms/useDeed.ts";
import { tell } from "#frame/Tidings.tsx";
import { TroubleNotice } from "#frame/TroubleNotice.tsx";
import { say } from "#screens/opening/texts.ts";
import { me } from "#session/me.ts";
import { here } from "#shell.ts";

const params = { path: here };

/** Before the opening: one code, sent to the address that was given while founding, shows that it is read. */
export function ConfirmAddress({ onDone }: { onDone: () => Promise<void> }) {
  const words = say();
  const email = me()?.member.email ?? "";
  const [isSent, setSent] = useState(false);
  const [code, setCode] = useState("");
  const send = useDeed(() => ask(api.POST("/v1/{community}/sessions/codes", { params, body: { email } })));
  const confirm = useDeed(() =>
    ask(api.POST("/v1/{community}/opening/confirmation", { params, body: { code } })),
  );
  const { fields, rest } = toldByField(confirm.trouble, ["code"]);
  const trouble = send.trouble ?? rest;
  return (
    <form
      class="form"
      onSubmit={async (event) => {
        event.preventDefault();
        if ((await confirm.run()) === null) return;
        tell(words.confirmed);
        await onDone();
      }}
    >
      <p>{words.confirmLead(email)}</p>
      {trouble && <TroubleNotice trouble={trouble} />}
      {isSent && (
        <Field label={words.code} hint={words.codeHint(email)} wrong={fields["code"]}>
          <input
            class="code"
            value={code}
            maxLength={12}
            required
            autoComplete="one-time-code"
            autoCapitalize="characters"
            onInput={({ currentTarget }) => setCode(currentTarget.value)}
          />
        </Field>
      )}
      <div class="deeds">
        {isSent && (
          <button class="deed" aria-disabled={confirm.busy}>
            {words.confirm}
          </button>
        )}
        <button
          type="button"
          class={isSent ? "other" : "deed"}
          onClick={async () => {
            if ((await send.run()) !== null) setSent(true);
          }}
        >
          {isSent ? words.sendAgain : words.sendCode}
        </button>
      </div>
    </form>
  );
}
