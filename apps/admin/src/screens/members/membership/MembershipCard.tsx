import { useState } from "preact/hooks";

import { ask } from "@mereau/ui/asking/ask.ts";
import { toldByField } from "@mereau/ui/asking/toldByField.ts";
import { Field } from "@mereau/ui/Field.tsx";
import { now } from "@mereau/ui/clock.ts";
import type { components } from "@mereau/workers/client";
import { api } from "#api/client.ts";
import { useDeed } from "#forms/useDeed.ts";
import { SureDialog } from "#frame/SureDialog.tsx";
import { tell } from "#frame/Tidings.tsx";
import { TroubleNotice } from "#frame/TroubleNotice.tsx";
import { useAnswer } from "#lists/useAnswer.ts";
import { say } from "#screens/members/membership/texts.ts";
import { hasRole } from "#session/me.ts";
import { here } from "#shell.ts";
import { say as common } from "#texts/common.ts";
import { dayOf } from "#words/when.ts";

type Membership = components["schemas"]["Membership"];
type Deed = "renew" | "claim" | "revoke";

const tones = { pending: "warn", recognised: "good", expired: "warn", revoked: "bad" } as const;

/** What managers may do about a membership as it stands. */
function deedsOn({ state, renewableFrom }: Membership): readonly Deed[] {
  if (!hasRole("admin", "manager")) return [];
  if (state !== "recognised") return ["claim"];
  return renewableFrom !== null && renewableFrom <= now() ? ["renew", "revoke"] : ["revoke"];
}

/** Whether an active member is recognised, for how long, and the deeds that change that. */
export function MembershipCard({ member }: { member: string }) {
  const words = say();
  const [open, setOpen] = useState<Deed | null>(null);
  const { value, trouble, refresh } = useAnswer(
    () =>
      ask(api.GET("/v1/{community}/members/{id}/membership", { params: { path: { ...here, id: member } } })),
    member,
  );
  if (!value)
    return (
      <section class="card">
        <h2>{words.title}</h2>
        {trouble ? (
          <TroubleNotice trouble={trouble} onRetry={() => void refresh()} />
        ) : (
          <p>{common().loading}</p>
        )}
      </section>
    );
  const { state, since, endsAt, renewableFrom, admission } = value;
  const facts = [
    [words.since, since === null ? null : dayOf(since)],
    [words.endsAt, state !== "recognised" ? null : endsAt === null ? words.forever : dayOf(endsAt)],
    [words.renewableFrom, renewableFrom === null ? null : dayOf(renewableFrom)],
    [
      words.certifications,
      admission.certifications &&
        words.ofNeeded(admission.certifications.received, admission.certifications.needed),
    ],
  ] as const;
  return (
    <section class="card">
      <h2>{words.title}</h2>
      <p>
        <span class={`tag ${tones[state]}`}>{words.states[state]}</span>
      </p>
      <dl class="facts">
        {facts
          .filter(([, fact]) => fact !== null)
          .map(([name, fact]) => [<dt key={name}>{name}</dt>, <dd key={`${name}:`}>{fact}</dd>])}
      </dl>
      <div class="deeds">
        {deedsOn(value).map((deed) => (
          <button key={deed} type="button" class="other small" onClick={() => setOpen(deed)}>
            {words.deeds[deed].open}
          </button>
        ))}
      </div>
      {open && (
        <MembershipDialog
          membership={value}
          deed={open}
          onClose={() => setOpen(null)}
          onDone={() => {
            setOpen(null);
            document.querySelector("h1")?.focus();
            void refresh();
          }}
        />
      )}
    </section>
  );
}

type Props = { membership: Membership; deed: Deed; onClose: () => void; onDone: () => void };

function MembershipDialog({ membership: { member, name }, deed: kind, onClose, onDone }: Props) {
  const words = say();
  const { title, open, follows, done } = words.deeds[kind];
  const [reason, setReason] = useState("");
  const [isWithdrawing, setWithdrawing] = useState(false);
  const params = { path: { ...here, id: member } };
  const isEnd = kind === "revoke";
  const deed = useDeed(() =>
    isEnd
      ? ask(
          api.POST("/v1/{community}/members/{id}/membership/revocation", {
            params,
            body: { reason: reason.trim(), withdrawCertifications: isWithdrawing },
          }),
        )
      : ask(api.POST("/v1/{community}/members/{id}/membership/renewal", { params })),
  );
  const told = toldByField(deed.trouble, ["reason"]);
  return (
    <SureDialog
      title={title(name)}
      deed={open}
      grave={isEnd}
      ready={!isEnd || reason.trim() !== ""}
      busy={deed.busy}
      onClose={onClose}
      onSure={async () => {
        if ((await deed.run()) === null) return;
        tell(done(name));
        onDone();
      }}
    >
      <p>{follows}</p>
      {isEnd && (
        <>
          <Field label={words.reason} wrong={told.fields["reason"]}>
            <textarea
              rows={2}
              maxLength={500}
              value={reason}
              onInput={(event) => setReason(event.currentTarget.value)}
            />
          </Field>
          <label class="choice">
            <input
              type="checkbox"
              checked={isWithdrawing}
              onChange={(event) => setWithdrawing(event.currentTarget.checked)}
            />
            <span>{words.withdraw}</span>
          </label>
        </>
      )}
      {told.rest && <TroubleNotice trouble={told.rest} />}
    </SureDialog>
  );
}
