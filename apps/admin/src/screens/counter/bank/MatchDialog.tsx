import { useState } from "preact/hooks";

import { ask, codeOf } from "@mereau/ui/asking/ask.ts";
import { api } from "#api/client.ts";
import { useDeed } from "#forms/useDeed.ts";
import { SureDialog } from "#frame/SureDialog.tsx";
import { tell } from "#frame/Tidings.tsx";
import { TroubleNotice } from "#frame/TroubleNotice.tsx";
import type { Line } from "#screens/counter/bank/OneLine.tsx";
import { say } from "#screens/counter/bank/texts.ts";
import { inEuros } from "#words/euros.ts";
import { here } from "#shell.ts";

/** What a line is to stand for: a deposit, or an account; `told` names the account. */
export type Chosen = { deposit: string | null; account: string | null; told: string };

/** What was said yes to, after a refusal that asks for it. */
type Confirmed = { alike: boolean; expected: boolean; again: boolean };

/** Refusals that a person may answer with yes, and what is confirmed by it. */
const answers: Readonly<Record<string, keyof Confirmed>> = {
  bank_line_alike: "alike",
  deposit_expected: "expected",
  bank_line_reversed: "again",
};

type Props = { line: Line; target: Chosen; onDone: () => void; onClose: () => void };

/** Matches a line once it was read back. The issue has an id of its own from the line: asked again, it is issued once. */
export function MatchDialog({ line, target, onDone, onClose }: Props) {
  const [confirmed, setConfirmed] = useState<Confirmed>({ alike: false, expected: false, again: false });
  const words = say().one;
  const { deposit, account, told } = target;
  const deed = useDeed(({ alike, expected, again }: Confirmed) =>
    ask(
      api.POST("/v1/{community}/bank-lines/{id}/match", {
        params: { path: { ...here, id: line.id } },
        body: {
          deposit,
          account,
          confirmAlike: alike,
          confirmExpected: expected,
          ...(again && line.transfer !== null && { insteadOf: line.transfer }),
        },
      }),
    ),
  );
  const asks = answers[deed.trouble ? (codeOf(deed.trouble) ?? "") : ""];
  const match = async () => {
    const now = asks ? { ...confirmed, [asks]: true } : confirmed;
    setConfirmed(now);
    const matched = await deed.run(now);
    if (matched === null) return;
    tell(matched.state === "refused" ? words.refusedNow : words.matched);
    onClose();
    onDone();
  };
  return (
    <SureDialog
      title={words.matchTitle(inEuros(line.amount), told)}
      deed={asks ? words.confirm : words.matchDeed}
      grave={asks !== undefined}
      busy={deed.busy}
      onSure={() => void match()}
      onClose={onClose}
    >
      <p>{words.matchFollows}</p>
      {deed.trouble && <TroubleNotice trouble={deed.trouble} />}
    </SureDialog>
  );
}
