import { useState } from "preact/hooks";

import { ask } from "@mereau/ui/asking/ask.ts";
import { now } from "@mereau/ui/clock.ts";
import { Field } from "@mereau/ui/Field.tsx";
import { api } from "#api/client.ts";
import { useDeed } from "#forms/useDeed.ts";
import { SureDialog } from "#frame/SureDialog.tsx";
import { tell } from "#frame/Tidings.tsx";
import { TroubleNotice } from "#frame/TroubleNotice.tsx";
import { say } from "#screens/currency/texts.ts";
import type { Checked } from "#screens/currency/useCheck.ts";
import type { Policies } from "#screens/currency/useDraft.ts";
import { here } from "#shell.ts";
import { dateOf, dayOf } from "#words/when.ts";

type Props = {
  code: string;
  policies: Policies;
  newPots: readonly { id: string; name: string }[];
  checked: Checked;
  /** It is these very policies that were checked, they agree, and they change something. */
  isReady: boolean;
  onSettled: () => void;
};

const DAY_MS = 86_400_000;

/** The last step: from when on, and once more whether one is sure. */
export function Settle({ code, policies, newPots, checked, isReady, onSettled }: Props) {
  const words = say();
  const [date, setDate] = useState("");
  const [isAsked, setAsked] = useState(false);
  const { nextVersion, noticeDays, earliestAt } = checked;
  const isAnnounced = noticeDays > 0;
  const earliest = new Date(Math.ceil(earliestAt / DAY_MS) * DAY_MS).toISOString().slice(0, 10);
  const effectiveAt =
    date === ""
      ? isAnnounced
        ? Date.parse(`${earliest}T00:00:00Z`)
        : null
      : Date.parse(`${date}T00:00:00Z`);
  const settle = useDeed(() =>
    ask(
      api.PUT("/v1/{community}/currencies/{code}/policies", {
        params: { path: { ...here, code } },
        body: { version: nextVersion, effectiveAt, policies, pots: [...newPots] },
      }),
    ),
  );
  const carryOut = async () => {
    const settled = await settle.run();
    setAsked(false);
    if (settled === null) return;
    tell(words.settled);
    onSettled();
  };
  return (
    <section class="card">
      {settle.trouble && <TroubleNotice trouble={settle.trouble} />}
      <Field
        label={words.effective}
        hint={isAnnounced ? words.effectiveHint(dayOf(earliestAt), noticeDays) : words.effectiveAtOnce}
      >
        <input
          type="date"
          min={isAnnounced ? earliest : new Date(now()).toISOString().slice(0, 10)}
          value={date}
          onInput={(event) => setDate(event.currentTarget.value)}
        />
      </Field>
      <div class="deeds">
        <button type="button" class="deed" aria-disabled={!isReady} onClick={() => isReady && setAsked(true)}>
          {words.settle}
        </button>
      </div>
      {isAsked && (
        <SureDialog
          title={words.settleSure}
          deed={words.settle}
          grave={false}
          busy={settle.busy}
          onSure={() => void carryOut()}
          onClose={() => setAsked(false)}
        >
          <ul class="explained">
            {checked.changes.map(({ policy, text }) => (
              <li key={policy}>{text}</li>
            ))}
          </ul>
          <p>
            {effectiveAt === null
              ? words.settleAtOnce
              : words.settleFollows(dateOf(new Date(effectiveAt).toISOString().slice(0, 10)))}
          </p>
        </SureDialog>
      )}
    </section>
  );
}
