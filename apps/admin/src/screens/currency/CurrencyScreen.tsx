import { useRoute } from "preact-iso";
import { useState } from "preact/hooks";

import { ask } from "@mereau/ui/asking/ask.ts";
import type { components } from "@mereau/workers/client";
import { api } from "#api/client.ts";
import { useDeed } from "#forms/useDeed.ts";
import { Page } from "#frame/Page.tsx";
import { SureDialog } from "#frame/SureDialog.tsx";
import { tell } from "#frame/Tidings.tsx";
import { TroubleNotice } from "#frame/TroubleNotice.tsx";
import { useAnswer } from "#lists/useAnswer.ts";
import { Explained } from "#screens/currency/Explained.tsx";
import { SignatureThreshold } from "#screens/currency/SignatureThreshold.tsx";
import { say } from "#screens/currency/texts.ts";
import { hasRole } from "#session/me.ts";
import { at, here } from "#shell.ts";
import { say as sayCommon } from "#texts/common.ts";
import { currencyOf } from "#words/amounts.ts";
import { dayOf } from "#words/when.ts";
import "#screens/currency/currency.css";

type Version = components["schemas"]["PolicyVersion"];

/** One currency: by what it goes, what is announced, and the ways to change it. */
export function CurrencyScreen() {
  const { params } = useRoute();
  const code = params["code"] ?? "";
  const words = say();
  const currency = currencyOf(code);
  const known = useAnswer(
    () => ask(api.GET("/v1/{community}/currencies/{code}/policies", { params: { path: { ...here, code } } })),
    code,
  );
  const { value, trouble, refresh } = known;
  const deeds = (
    <>
      <a class="other" href={at(`/currencies/${code}/history`)}>
        {words.history}
      </a>
      {hasRole("admin") && (
        <a class="deed" href={at(`/currencies/${code}/change`)}>
          {words.change}
        </a>
      )}
    </>
  );
  return (
    <Page title={currency.name} lead={words.kinds[currency.kind]} back="/currencies" deeds={deeds}>
      {trouble && <TroubleNotice trouble={trouble} onRetry={() => void refresh()} />}
      {!value && !trouble && <p role="status">{sayCommon().loading}</p>}
      {value && (
        <section class="card" aria-labelledby="in-force">
          <h2 id="in-force">{words.rules}</h2>
          {value.inForce ? <Explained version={value.inForce} /> : <p>{words.noRules}</p>}
        </section>
      )}
      {value?.announced.map((version) => (
        <Announced key={version.version} code={code} version={version} onWithdrawn={refresh} />
      ))}
      <SignatureThreshold currency={currency} />
    </Page>
  );
}

type AnnouncedProps = { code: string; version: Version; onWithdrawn: () => Promise<void> };

function Announced({ code, version, onWithdrawn }: AnnouncedProps) {
  const words = say();
  const [isAsked, setAsked] = useState(false);
  const withdraw = useDeed(() =>
    ask(
      api.DELETE("/v1/{community}/currencies/{code}/policies/versions/{version}", {
        params: { path: { ...here, code, version: version.version } },
      }),
    ),
  );
  const carryOut = async () => {
    const done = await withdraw.run();
    setAsked(false);
    if (done === null) return;
    tell(words.withdrawn);
    await onWithdrawn();
  };
  return (
    <section class="card" aria-labelledby={`announced-${version.version}`}>
      <h2 id={`announced-${version.version}`}>{words.announced}</h2>
      <p>
        <b>{words.from(dayOf(version.effectiveAt))}</b>
      </p>
      <Explained version={version} />
      {withdraw.trouble && <TroubleNotice trouble={withdraw.trouble} />}
      {hasRole("admin") && (
        <div class="deeds">
          <button type="button" class="other small" onClick={() => setAsked(true)}>
            {words.withdraw}
          </button>
        </div>
      )}
      {isAsked && (
        <SureDialog
          title={words.withdrawSure}
          deed={words.withdraw}
          busy={withdraw.busy}
          onSure={() => void carryOut()}
          onClose={() => setAsked(false)}
        >
          <p>{words.withdrawFollows}</p>
        </SureDialog>
      )}
    </section>
  );
}
