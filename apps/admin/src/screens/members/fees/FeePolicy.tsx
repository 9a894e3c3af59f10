import { useLocation } from "preact-iso";
import { useState } from "preact/hooks";

import { ask } from "@mereau/ui/asking/ask.ts";
import { now } from "@mereau/ui/clock.ts";
import type { components } from "@mereau/workers/client";
import { api } from "#api/client.ts";
import { useDeed } from "#forms/useDeed.ts";
import { Page } from "#frame/Page.tsx";
import { SureDialog } from "#frame/SureDialog.tsx";
import { tell } from "#frame/Tidings.tsx";
import { TroubleNotice } from "#frame/TroubleNotice.tsx";
import { useAnswer } from "#lists/useAnswer.ts";
import { readFeePolicy } from "#screens/members/fees/FeePolicyCard.tsx";
import { FeePolicyFields } from "#screens/members/fees/FeePolicyFields.tsx";
import { type Draft, draftOf, type FeeSettings, settingsOf } from "#screens/members/fees/policyDraft.ts";
import { say } from "#screens/members/fees/policyTexts.ts";
import { at, here } from "#shell.ts";
import { say as common } from "#texts/common.ts";
import { language } from "#texts/language.ts";
import { decimalOf } from "#words/decimal.ts";
import { dateAt } from "#words/when.ts";

type InForce = components["schemas"]["MembershipFeePolicyInForce"];
type Checked = components["schemas"]["MembershipFeePolicyChecked"];

/** What members are asked each year, to be settled anew. */
export function FeePolicy() {
  const words = say();
  const { value, trouble, refresh } = useAnswer(readFeePolicy);
  return (
    <Page title={words.title} lead={words.lead} back="/members/fees">
      {!value && trouble && <TroubleNotice trouble={trouble} onRetry={() => void refresh()} />}
      {!value && !trouble && <div class="card waiting" aria-busy="true" data-shape="…" />}
      {value && <PolicyForm inForce={value} />}
    </Page>
  );
}

/** Where nothing was ever settled, a form to begin with. */
const firstDraft = ({ policy, updatedAt }: InForce): Draft => {
  const shown = draftOf(policy, decimalOf);
  if (updatedAt !== null) return shown;
  return { ...shown, active: true, since: `${new Date(now()).getFullYear()}-01-01`, amount: "" };
};

/** The first moment of a day on which a change settled today may hold; null: at once. */
function heldFrom({ noticeDays, earliestAt }: Checked): number | null {
  if (noticeDays === 0) return null;
  const day = new Date(earliestAt);
  return new Date(day.getFullYear(), day.getMonth(), day.getDate() + 1).getTime();
}

function PolicyForm({ inForce }: { inForce: InForce }) {
  const words = say();
  const { route } = useLocation();
  const [draft, setDraft] = useState(() => firstDraft(inForce));
  const [isTried, setTried] = useState(false);
  const [checked, setChecked] = useState<{ settings: FeeSettings; told: Checked } | null>(null);
  const read = settingsOf(draft, inForce.policy);
  const check = useDeed((body: FeeSettings) =>
    ask(api.POST("/v1/{community}/membership-fee-policy/check", { params: { path: here }, body })),
  );
  const settle = useDeed((body: FeeSettings & { effectiveAt: number | null; version: number }) =>
    ask(api.PUT("/v1/{community}/membership-fee-policy", { params: { path: here }, body })),
  );
  const look = async () => {
    setTried(true);
    if (!read.settings) return;
    const told = await check.run(read.settings);
    setChecked(told && { settings: read.settings, told });
  };
  const carryOut = async () => {
    if (!checked) return;
    const effectiveAt = heldFrom(checked.told);
    const version = checked.told.nextVersion;
    if ((await settle.run({ ...checked.settings, effectiveAt, version })) === null) return;
    tell(words.settled);
    route(at("/members/fees"));
  };
  const from = checked && heldFrom(checked.told);
  return (
    <>
      <form
        class="card form"
        onSubmit={(event) => {
          event.preventDefault();
          void look();
        }}
      >
        <FeePolicyFields
          draft={draft}
          wrong={isTried ? read.wrong : null}
          onChange={(change) => {
            setChecked(null);
            setDraft((before) => ({ ...before, ...change }));
          }}
        />
        {check.trouble && <TroubleNotice trouble={check.trouble} />}
        {checked && !checked.told.agrees && (
          <div class="notice bad" role="alert">
            <b>{words.disagree}</b>
            <ul>
              {checked.told.disagreements.map(({ settings, why }) => (
                <li key={settings.join(" ")}>{why}</li>
              ))}
            </ul>
          </div>
        )}
        <div class="deeds">
          <button class="deed" aria-disabled={check.busy}>
            {check.busy ? common().loading : words.look}
          </button>
        </div>
      </form>
      {checked?.told.agrees && (
        <SureDialog
          title={words.sureTitle}
          deed={common().save}
          grave={false}
          busy={settle.busy}
          onSure={() => void carryOut()}
          onClose={() => {
            setChecked(null);
            settle.forget();
          }}
        >
          <p>{checked.told.explanation?.[language.value]}</p>
          <p>{from === null ? words.atOnce : words.at(dateAt(from))}</p>
          {settle.trouble && <TroubleNotice trouble={settle.trouble} />}
        </SureDialog>
      )}
    </>
  );
}
