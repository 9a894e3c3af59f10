import { useState } from "preact/hooks";

import { parseAmount } from "@mereau/shared/money/decimal.ts";
import { ask } from "@mereau/ui/asking/ask.ts";
import { toldByField } from "@mereau/ui/asking/toldByField.ts";
import { Field } from "@mereau/ui/Field.tsx";
import { isNothing } from "@mereau/ui/words/decimals.ts";
import type { components } from "@mereau/workers/client";
import { api } from "#api/client.ts";
import { useDeed } from "#forms/useDeed.ts";
import { SureDialog } from "#frame/SureDialog.tsx";
import { tell } from "#frame/Tidings.tsx";
import { TroubleNotice } from "#frame/TroubleNotice.tsx";
import { say } from "#screens/members/account/texts.ts";
import { hasRole } from "#session/me.ts";
import { here } from "#shell.ts";
import { currencyOf, inWords } from "#words/amounts.ts";
import { dayOf } from "#words/when.ts";

type Account = components["schemas"]["AccountWithHolders"];
type Props = { account: Account; onDone: () => void };

/** How far below and above zero an account may go, by its type or by itself. */
export function Limits({ account, onDone }: Props) {
  const words = say();
  const [open, setOpen] = useState<"set" | "lift" | null>(null);
  const { creditLimit, balanceCap, currency, ownLimits, status } = account;
  const done = () => {
    setOpen(null);
    onDone();
  };
  const mayChange = hasRole("admin", "manager") && status !== "closed";
  return (
    <section class="card">
      <h2>{words.limits}</h2>
      <dl class="facts">
        <dt>{words.credit}</dt>
        <dd>{inWords(isNothing(creditLimit) ? creditLimit : `-${creditLimit}`, currency)}</dd>
        <dt>{words.cap}</dt>
        <dd>{balanceCap === null ? words.noCap : inWords(balanceCap, currency)}</dd>
      </dl>
      <p class="soft">
        {ownLimits ? words.ownLimits(dayOf(ownLimits.since), ownLimits.reason ?? "—") : words.typeLimits}
      </p>
      {mayChange && (
        <div class="deeds">
          <button type="button" class="other small" onClick={() => setOpen("set")}>
            {words.setLimits}
          </button>
          {ownLimits && (
            <button type="button" class="other small" onClick={() => setOpen("lift")}>
              {words.lift}
            </button>
          )}
        </div>
      )}
      {open === "set" && <SetDialog account={account} onClose={() => setOpen(null)} onDone={done} />}
      {open === "lift" && <LiftDialog account={account} onClose={() => setOpen(null)} onDone={done} />}
    </section>
  );
}

function SetDialog({ account, onClose, onDone }: Props & { onClose: () => void }) {
  const words = say();
  const { id, currency } = account;
  const { kind, scale } = currencyOf(currency);
  const [credit, setCredit] = useState(account.creditLimit);
  const [cap, setCap] = useState(account.balanceCap ?? "");
  const [reason, setReason] = useState("");
  const isAmount = (typed: string) => parseAmount(typed.trim(), scale).ok;
  const deed = useDeed(() =>
    ask(
      api.PUT("/v1/{community}/accounts/{id}/limits", {
        params: { path: { ...here, id } },
        body: {
          creditLimit: credit.trim(),
          balanceCap: cap.trim() === "" ? null : cap.trim(),
          reason: reason.trim(),
        },
      }),
    ),
  );
  const told = toldByField(deed.trouble, ["creditLimit", "balanceCap", "reason"]);
  const isCapRight = cap.trim() === "" || isAmount(cap);
  return (
    <SureDialog
      title={words.setTitle}
      deed={words.setLimits}
      grave={false}
      ready={isAmount(credit) && isCapRight && reason.trim() !== ""}
      busy={deed.busy}
      onClose={onClose}
      onSure={async () => {
        if ((await deed.run()) === null) return;
        tell(words.limitsSet);
        onDone();
      }}
    >
      {kind === "mutual" && (
        <Field
          label={words.creditField}
          wrong={isAmount(credit) ? told.fields["creditLimit"] : words.amountWrong}
        >
          <input
            inputMode="decimal"
            value={credit}
            onInput={(event) => setCredit(event.currentTarget.value)}
          />
        </Field>
      )}
      <Field
        label={words.capField}
        hint={words.capHint}
        wrong={isCapRight ? told.fields["balanceCap"] : words.amountWrong}
      >
        <input inputMode="decimal" value={cap} onInput={(event) => setCap(event.currentTarget.value)} />
      </Field>
      <Field label={words.reason} wrong={told.fields["reason"]}>
        <input maxLength={200} value={reason} onInput={(event) => setReason(event.currentTarget.value)} />
      </Field>
      {told.rest && <TroubleNotice trouble={told.rest} />}
    </SureDialog>
  );
}

function LiftDialog({ account: { id }, onClose, onDone }: Props & { onClose: () => void }) {
  const words = say();
  const deed = useDeed(() =>
    ask(api.DELETE("/v1/{community}/accounts/{id}/limits", { params: { path: { ...here, id } } })),
  );
  return (
    <SureDialog
      title={words.liftTitle}
      deed={words.lift}
      grave={false}
      busy={deed.busy}
      onClose={onClose}
      onSure={async () => {
        if ((await deed.run()) === null) return;
        tell(words.lifted);
        onDone();
      }}
    >
      <p>{words.liftFollows}</p>
      {deed.trouble && <TroubleNotice trouble={deed.trouble} />}
    </SureDialog>
  );
}
