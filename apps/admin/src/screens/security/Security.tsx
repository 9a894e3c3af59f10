import { useState } from "preact/hooks";

import "#screens/security/security.css";

import { ask } from "@mereau/ui/asking/ask.ts";
import { api } from "#api/client.ts";
import { useDeed } from "#forms/useDeed.ts";
import { Page } from "#frame/Page.tsx";
import { SureDialog } from "#frame/SureDialog.tsx";
import { tell } from "#frame/Tidings.tsx";
import { TroubleNotice } from "#frame/TroubleNotice.tsx";
import { useAnswer } from "#lists/useAnswer.ts";
import { AppSetup } from "#screens/security/AppSetup.tsx";
import { Passkeys } from "#screens/security/Passkeys.tsx";
import { RecoveryCodes } from "#screens/security/RecoveryCodes.tsx";
import { Sessions } from "#screens/security/Sessions.tsx";
import { TeamRule } from "#screens/security/TeamRule.tsx";
import { say } from "#screens/security/texts.ts";
import { hasRole } from "#session/me.ts";
import { here } from "#shell.ts";
import { say as common } from "#texts/common.ts";
import { dayOf } from "#words/when.ts";

/** One’s own second step, and what the community asks of its team. */
export function Security() {
  const words = say();
  const { value, trouble, refresh } = useAnswer(() =>
    ask(api.GET("/v1/{community}/second-factor", { params: { path: here } })),
  );
  const [codes, setCodes] = useState<string[] | null>(null);
  const [sure, setSure] = useState<"remove" | "renew" | null>(null);
  const remove = useDeed(() =>
    ask(api.DELETE("/v1/{community}/second-factor/app", { params: { path: here } })),
  );
  const renew = useDeed(() =>
    ask(api.POST("/v1/{community}/second-factor/recovery-codes", { params: { path: here } })),
  );
  const show = (made: string[]) => {
    setCodes(made);
    void refresh();
  };
  const carryOut = async () => {
    if (sure === "renew") {
      const made = await renew.run();
      if (made === null) return;
      show(made.codes);
    } else {
      if ((await remove.run()) === null) return;
      tell(words.removed);
      void refresh();
    }
    setSure(null);
  };
  const close = () => {
    setSure(null);
    remove.forget();
    renew.forget();
  };
  const failure = remove.trouble ?? renew.trouble;
  return (
    <Page title={words.title} lead={words.lead}>
      {trouble && <TroubleNotice trouble={trouble} onRetry={() => void refresh()} />}
      {!value && !trouble && <p aria-busy="true">{common().loading}</p>}
      {codes && <RecoveryCodes codes={codes} onKept={() => setCodes(null)} />}
      {value && (
        <div class="cards two">
          <section class="card" aria-labelledby="codes-app">
            <h2 id="codes-app">{words.app}</h2>
            <p>{value.app ? words.appSince(dayOf(value.app.since)) : words.appNone}</p>
            {value.app && <p>{words.codesLeft(value.recoveryCodes)}</p>}
            <AppSetup label={value.app ? words.appOther : words.appStart} onCodes={show} />
            {value.app && (
              <div class="deeds">
                <button type="button" class="other small" onClick={() => setSure("renew")}>
                  {words.codesRenew}
                </button>
                <button type="button" class="other small" onClick={() => setSure("remove")}>
                  {words.remove}
                </button>
              </div>
            )}
          </section>
          <Passkeys onChanged={() => void refresh()} />
          <Sessions />
          {hasRole("admin", "manager") && (
            <TeamRule hasWay={value.app !== null || value.passkeys > 0} onChanged={() => void refresh()} />
          )}
        </div>
      )}
      {sure && (
        <SureDialog
          title={sure === "renew" ? words.codesRenewSure : words.removeSure}
          deed={sure === "renew" ? words.codesRenew : words.remove}
          busy={remove.busy || renew.busy}
          onSure={() => void carryOut()}
          onClose={close}
        >
          <p>{sure === "renew" ? words.codesRenewWhat : words.removeWhat}</p>
          {failure && <TroubleNotice trouble={failure} />}
        </SureDialog>
      )}
    </Page>
  );
}
