import type { TargetedSubmitEvent } from "preact";
import { ask } from "@mereau/ui/asking/ask.ts";
import { toldByField } from "@mereau/ui/asking/toldByField.ts";
import { Field } from "@mereau/ui/Field.tsx";
import { typedIn } from "@mereau/ui/words/typedIn.ts";
import { api } from "#api/client.ts";
import { useDeed } from "#forms/useDeed.ts";
import { tell } from "#frame/Tidings.tsx";
import { TroubleNotice } from "#frame/TroubleNotice.tsx";
import { useAnswer } from "#lists/useAnswer.ts";
import { say } from "#screens/currency/texts.ts";
import { hasRole } from "#session/me.ts";
import { here } from "#shell.ts";
import { say as sayCommon } from "#texts/common.ts";
import { type Currency, inWords } from "#words/amounts.ts";

/** From which amount on payments are signed by the member’s device. */
export function SignatureThreshold({ currency }: { currency: Currency }) {
  const words = say();
  const { code } = currency;
  const { value, trouble, refresh } = useAnswer(
    () => ask(api.GET("/v1/{community}/currencies/{code}", { params: { path: { ...here, code } } })),
    code,
  );
  const save = useDeed((signatureFrom: string | null) =>
    ask(
      api.PUT("/v1/{community}/currencies/{code}/signature-threshold", {
        params: { path: { ...here, code } },
        body: { signatureFrom },
      }),
    ),
  );
  const told = toldByField(save.trouble, ["signatureFrom"]);
  const submit = async (event: TargetedSubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const typed = typedIn(event.currentTarget, "signatureFrom").trim();
    const saved = await save.run(typed === "" ? null : typed);
    if (saved === null) return;
    tell(words.signatureSaved);
    await refresh();
  };
  if (!value) return trouble && <TroubleNotice trouble={trouble} onRetry={() => void refresh()} />;
  const from = value.signatureFrom;
  return (
    <section class="card" aria-labelledby="signature">
      <h2 id="signature">{words.signature}</h2>
      <p>{from === null ? words.signatureNever : words.signatureFrom(inWords(from, currency))}</p>
      {hasRole("admin") && (
        <form class="form" onSubmit={submit} noValidate>
          {told.rest && <TroubleNotice trouble={told.rest} />}
          <Field
            label={`${words.signatureField} (${currency.symbol})`}
            hint={words.signatureHint}
            wrong={told.fields["signatureFrom"]}
          >
            <input name="signatureFrom" inputMode="decimal" autoComplete="off" defaultValue={from ?? ""} />
          </Field>
          <div>
            <button class="other" aria-disabled={save.busy}>
              {sayCommon().save}
            </button>
          </div>
        </form>
      )}
    </section>
  );
}
