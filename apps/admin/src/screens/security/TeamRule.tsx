import { useState } from "preact/hooks";

import { ask } from "@mereau/ui/asking/ask.ts";
import { api } from "#api/client.ts";
import { useDeed } from "#forms/useDeed.ts";
import { SureDialog } from "#frame/SureDialog.tsx";
import { tell } from "#frame/Tidings.tsx";
import { TroubleNotice } from "#frame/TroubleNotice.tsx";
import { useAnswer } from "#lists/useAnswer.ts";
import { say } from "#screens/security/texts.ts";
import { hasRole } from "#session/me.ts";
import { here } from "#shell.ts";

/**
 * What the community asks of its team, and who has which way.
 *
 * @param hasWay whether whoever looks has a way of their own; changes ask for the list anew
 */
export function TeamRule({ hasWay, onChanged }: { hasWay: boolean; onChanged: () => void }) {
  const words = say();
  const [sure, setSure] = useState(false);
  const { value, trouble, refresh } = useAnswer(
    () => ask(api.GET("/v1/{community}/second-factor/staff", { params: { path: here } })),
    String(hasWay),
  );
  const change = useDeed((rule: "none" | "staff") =>
    ask(api.PUT("/v1/{community}/second-factor/rule", { params: { path: here }, body: { rule } })),
  );
  if (!value) return trouble && <TroubleNotice trouble={trouble} onRetry={() => void refresh()} />;
  const isAsked = value.rule === "staff";
  const without = value.items.filter(({ app, passkeys }) => !app && passkeys === 0);
  const carryOut = async () => {
    const done = await change.run(isAsked ? "none" : "staff");
    if (done === null) return;
    tell(words.ruleSaved);
    setSure(false);
    onChanged();
    await refresh();
  };
  return (
    <section class="card" aria-labelledby="team">
      <h2 id="team">{words.team}</h2>
      <p>{isAsked ? words.askedOfTeam : words.notAsked}</p>
      <ul class="rows">
        {value.items.map(({ member, name, app, passkeys }) => (
          <li key={member} class="row bare">
            <p>
              <b>{name}</b>
              <br />
              <small>
                {[app ? words.hasApp : "", passkeys > 0 ? words.hasPasskeys(passkeys) : ""]
                  .filter((one) => one !== "")
                  .join(", ") || words.hasNone}
              </small>
            </p>
          </li>
        ))}
      </ul>
      {hasRole("admin") && !isAsked && !hasWay && <p class="notice">{words.firstSelf}</p>}
      {hasRole("admin") && (isAsked || hasWay) && (
        <div class="deeds">
          <button type="button" class="other" onClick={() => setSure(true)}>
            {isAsked ? words.stop : words.require}
          </button>
        </div>
      )}
      {sure && (
        <SureDialog
          title={isAsked ? words.stopSure : words.requireSure}
          deed={isAsked ? words.stop : words.require}
          busy={change.busy}
          onSure={() => void carryOut()}
          onClose={() => setSure(false)}
        >
          <p>{isAsked ? words.stopWhat : words.requireWhat}</p>
          {!isAsked && (
            <>
              <p>
                {without.length > 0 ? words.without(without.map(({ name }) => name).join(", ")) : words.ready}
              </p>
              <p>{words.requireLast}</p>
            </>
          )}
          {change.trouble && <TroubleNotice trouble={change.trouble} />}
        </SureDialog>
      )}
    </section>
  );
}
