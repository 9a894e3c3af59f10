import { useState } from "preact/hooks";

import { codeOf } from "@mereau/ui/asking/ask.ts";
import { tell } from "#frame/Tidings.tsx";
import { TroubleNotice } from "#frame/TroubleNotice.tsx";
import type { Till } from "#screens/counter/Counter.tsx";
import { inEuros } from "#words/euros.ts";
import { emptyDraft, IssueForm } from "#screens/counter/issue/IssueForm.tsx";
import { ReceiptCard } from "#screens/counter/issue/ReceiptCard.tsx";
import { say } from "#screens/counter/issue/texts.ts";
import { useIssue } from "#screens/counter/issue/useIssue.ts";
import { say as counter } from "#screens/counter/texts.ts";
import { community } from "#shell.ts";
import { say as common } from "#texts/common.ts";
import { inWords } from "#words/amounts.ts";

const backed = community.currencies.filter(({ kind }) => kind === "backed");

/** Euros changed at a till: who, how much and how they pay, read back, issued once, and the receipt of it. */
export function Issue({ till, onDone }: { till: Till; onDone: () => void }) {
  const { review, setReview, receipt, issue, isDoubtful, begin } = useIssue(till.id);
  const [draft, setDraft] = useState(() => emptyDraft(backed[0]?.code ?? ""));
  const words = say();
  if (backed.length === 0)
    return (
      <section class="card">
        <h2>{words.title}</h2>
        <p>{words.none}</p>
      </section>
    );
  const next = () => {
    setDraft(emptyDraft(draft.currency));
    begin();
  };
  if (receipt) return <ReceiptCard receipt={receipt} onNext={next} />;
  if (!review)
    return (
      <IssueForm
        currencies={backed}
        draft={draft}
        onChange={(part) => setDraft((before) => ({ ...before, ...part }))}
        onReady={setReview}
      />
    );
  const amount = inWords(review.amount, review.currency);
  const carryOut = async (confirmExpected: boolean) => {
    if ((await issue.run(review, confirmExpected)) !== null) tell(words.done(amount, review.name));
    onDone();
  };
  const isExpected = issue.trouble !== null && codeOf(issue.trouble) === "deposit_expected";
  return (
    <section class="card form" aria-live="polite">
      <h2>{words.title}</h2>
      <p class="large">
        {words.sentence(amount, review.name, inEuros(review.amount), counter().by[review.means])}
      </p>
      <p class="soft">
        {words.onAccount(review.account)} {review.reference !== "" && words.referred(review.reference)}
      </p>
      {issue.trouble && <TroubleNotice trouble={issue.trouble} />}
      {isDoubtful && !issue.busy && (
        <p class="notice warn" role="alert">
          {words.doubt}
        </p>
      )}
      <div class="deeds">
        <button
          type="button"
          class="deed"
          aria-disabled={issue.busy}
          onClick={() => void carryOut(isExpected)}
        >
          {issue.busy ? common().loading : isExpected ? words.others(amount) : words.deed(amount)}
        </button>
        {!isDoubtful && (
          <button type="button" class="other" aria-disabled={issue.busy} onClick={begin}>
            {words.correct}
          </button>
        )}
      </div>
    </section>
  );
}
