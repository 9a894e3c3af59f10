import type { TargetedSubmitEvent } from "preact";
import { useState } from "preact/hooks";

import { ask } from "@mereau/ui/asking/ask.ts";
import { Field } from "@mereau/ui/Field.tsx";
import { QrCode } from "@mereau/ui/qr/QrCode.tsx";
import { typedIn } from "@mereau/ui/words/typedIn.ts";
import type { components } from "@mereau/workers/client";
import { api } from "#api/client.ts";
import { useDeed } from "#forms/useDeed.ts";
import { TroubleNotice } from "#frame/TroubleNotice.tsx";
import { say } from "#screens/security/texts.ts";
import { here } from "#shell.ts";
import { say as common } from "#texts/common.ts";

/**
 * Sets up an app that makes codes: nothing is kept before a first code of it is right.
 *
 * @param label what begins it
 * @param onCodes hears the recovery codes, which are told this once
 */
export function AppSetup({ label, onCodes }: { label: string; onCodes: (codes: string[]) => void }) {
  const words = say();
  const [enrolment, setEnrolment] = useState<components["schemas"]["TotpEnrolment"] | null>(null);
  const start = useDeed(() =>
    ask(api.POST("/v1/{community}/second-factor/app/options", { params: { path: here } })),
  );
  const confirm = useDeed((code: string) =>
    ask(
      api.PUT("/v1/{community}/second-factor/app", {
        params: { path: here },
        body: { enrolment: enrolment?.enrolment ?? "", code },
      }),
    ),
  );
  const submit = async (event: TargetedSubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const made = await confirm.run(typedIn(event.currentTarget, "code"));
    if (made === null) return;
    setEnrolment(null);
    onCodes(made.codes);
  };
  if (!enrolment)
    return (
      <>
        {start.trouble && <TroubleNotice trouble={start.trouble} />}
        <div class="deeds">
          <button
            type="button"
            class="other"
            aria-disabled={start.busy}
            onClick={async () => setEnrolment(await start.run())}
          >
            {start.busy ? common().loading : label}
          </button>
        </div>
      </>
    );
  return (
    <form class="form enrolment" onSubmit={submit} noValidate>
      <p>{words.scan}</p>
      <QrCode text={enrolment.uri} label={words.qr} />
      <p>
        {words.secret}
        <br />
        <code>{enrolment.secret.replaceAll(/(.{4})(?=.)/g, "$1 ")}</code>
      </p>
      {confirm.trouble && <TroubleNotice trouble={confirm.trouble} />}
      <Field label={words.digits}>
        <input
          name="code"
          class="code"
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={20}
          required
        />
      </Field>
      <div class="deeds">
        <button class="deed" aria-disabled={confirm.busy}>
          {confirm.busy ? common().loading : words.confirm}
        </button>
        <button type="button" class="other" onClick={() => setEnrolment(null)}>
          {common().cancel}
        </button>
      </div>
    </form>
  );
}
