import { useLocation, useRoute } from "preact-iso";
import { useState } from "preact/hooks";

import { ask } from "@mereau/ui/asking/ask.ts";
import { api } from "#api/client.ts";
import { useDeed } from "#forms/useDeed.ts";
import { Page } from "#frame/Page.tsx";
import { SureDialog } from "#frame/SureDialog.tsx";
import { tell } from "#frame/Tidings.tsx";
import { TroubleNotice } from "#frame/TroubleNotice.tsx";
import { useAnswer } from "#lists/useAnswer.ts";
import { Attempts } from "#screens/trust/programs/Attempts.tsx";
import { type Hook, stateOf } from "#screens/trust/programs/hookState.ts";
import { Once } from "#screens/trust/programs/Once.tsx";
import { say } from "#screens/trust/programs/texts.ts";
import { hasRole } from "#session/me.ts";
import { at, here } from "#shell.ts";
import { say as common } from "#texts/common.ts";

/** One program that is told what happens: how it goes, what it was sent, and what an administrator may do about it. */
export function OneWebhook() {
  const words = say();
  const id = useRoute().params["id"] ?? "";
  const [turn, setTurn] = useState(0);
  const { value, trouble, refresh } = useAnswer(
    () => ask(api.GET("/v1/{community}/webhooks", { params: { path: here } })),
    id,
  );
  const hook = value?.items.find((one) => one.id === id);
  const changed = () => {
    setTurn((before) => before + 1);
    void refresh();
  };
  return (
    <Page title={hook?.name ?? words.webhooks} back="/trust/webhooks">
      {trouble && <TroubleNotice trouble={trouble} onRetry={() => void refresh()} />}
      {!value && !trouble && <p role="status">{common().loading}</p>}
      {value && !hook && <p>{words.unknown}</p>}
      {hook && (
        <>
          <Standing hook={hook} />
          {hasRole("admin") && <Deeds hook={hook} onChanged={changed} />}
          <Attempts id={hook.id} turn={turn} />
        </>
      )}
    </Page>
  );
}

function Standing({ hook }: { hook: Hook }) {
  const words = say();
  const { name, tone } = stateOf(hook);
  return (
    <section class="card page-part">
      <p>
        <span class={`tag ${tone}`}>{name}</span> <code class="seal">{hook.url}</code>
      </p>
      <p class="soft">{hook.kinds.map((kind) => words.kinds[kind]).join(", ")}</p>
    </section>
  );
}

type Sure = "secret" | "remove";

function Deeds({ hook, onChanged }: { hook: Hook; onChanged: () => void }) {
  const words = say();
  const { route } = useLocation();
  const [sure, setSure] = useState<Sure | null>(null);
  const [secret, setSecret] = useState<string | null>(null);
  const params = { path: { ...here, id: hook.id } };
  const trial = useDeed(() => ask(api.POST("/v1/{community}/webhooks/{id}/test", { params })));
  const pause = useDeed(() =>
    ask(api.PATCH("/v1/{community}/webhooks/{id}", { params, body: { active: !hook.active } })),
  );
  const rotate = useDeed(() => ask(api.POST("/v1/{community}/webhooks/{id}/secret", { params })));
  const remove = useDeed(() => ask(api.DELETE("/v1/{community}/webhooks/{id}", { params })));
  const tryOut = async () => {
    const went = await trial.run();
    if (went === null) return;
    tell(
      went.went === "sent" && went.status !== null
        ? words.arrived(went.status, went.durationMs)
        : words.lost(went.answer || words.noAnswer),
    );
    onChanged();
  };
  const beSure = async () => {
    if (sure === "secret") {
      const made = await rotate.run();
      if (made === null) return;
      setSecret(made.secret);
      setSure(null);
      onChanged();
    } else {
      if ((await remove.run()) === null) return;
      tell(words.removed);
      route(at("/trust/webhooks"));
    }
  };
  const trouble = trial.trouble ?? pause.trouble;
  const sureTrouble = sure === "secret" ? rotate.trouble : remove.trouble;
  return (
    <>
      {secret !== null && <Once title={hook.name} secret={secret} onKept={() => setSecret(null)} />}
      {trouble && <TroubleNotice trouble={trouble} />}
      <div class="page-deeds">
        <button type="button" class="deed small" aria-disabled={trial.busy} onClick={() => void tryOut()}>
          {words.trial}
        </button>
        <button
          type="button"
          class="other small"
          aria-disabled={pause.busy}
          onClick={() => void pause.run().then((done) => done !== null && onChanged())}
        >
          {hook.active ? words.pause : words.resume}
        </button>
        <button type="button" class="other small" onClick={() => setSure("secret")}>
          {words.secret}
        </button>
        <button type="button" class="other small" onClick={() => setSure("remove")}>
          {words.remove}
        </button>
      </div>
      {sure && (
        <SureDialog
          title={sure === "secret" ? words.secretTitle : words.removeTitle(hook.name)}
          deed={sure === "secret" ? words.secret : words.remove}
          grave={sure === "remove"}
          busy={rotate.busy || remove.busy}
          onSure={() => void beSure()}
          onClose={() => setSure(null)}
        >
          <p>{sure === "secret" ? words.secretLead : words.removeLead}</p>
          {sureTrouble && <TroubleNotice trouble={sureTrouble} />}
        </SureDialog>
      )}
    </>
  );
}
