import { useState } from "preact/hooks";

import { ask } from "@mereau/ui/asking/ask.ts";
import { api } from "#api/client.ts";
import { useDeed } from "#forms/useDeed.ts";
import { Page } from "#frame/Page.tsx";
import { tell } from "#frame/Tidings.tsx";
import { TroubleNotice } from "#frame/TroubleNotice.tsx";
import { Charter } from "#screens/opening/Charter.tsx";
import { Day } from "#screens/opening/Day.tsx";
import { Looks } from "#screens/opening/Looks.tsx";
import { Managers } from "#screens/opening/Managers.tsx";
import { steps } from "#screens/opening/steps.ts";
import { say } from "#screens/opening/texts.ts";
import { Trial } from "#screens/opening/Trial.tsx";
import { isSettled, type Opening as Facts, type Step, useOpening } from "#screens/opening/useOpening.ts";
import { community, here } from "#shell.ts";
import { say as common } from "#texts/common.ts";
import "#screens/opening/opening.css";

const parts = { looks: Looks, managers: Managers, charter: Charter, trial: Trial } as const;

/** First steps: what there is to settle between the founding of a community and its opening day. */
export function Opening() {
  const words = say();
  const { value, trouble, refresh } = useOpening();
  const isOpen = value?.state === "open";
  return (
    <Page title={words.title} lead={isOpen ? words.isOpen(community.name) : words.lead} back="/">
      {trouble && <TroubleNotice trouble={trouble} onRetry={() => void refresh()} />}
      {!value && !trouble && <p role="status">{common().loading}</p>}
      {value && (
        <>
          {steps.map((step, place) => (
            <Part key={step} step={step} number={place + 1} opening={value} onDone={refresh} />
          ))}
          <Day number={steps.length + 1} opening={value} onDone={refresh} />
        </>
      )}
    </Page>
  );
}

type Props = { step: Step; number: number; opening: Facts; onDone: () => Promise<void> };

function Part({ step, number, opening, onDone }: Props) {
  const words = say();
  const Body = parts[step];
  const settled = isSettled(opening, step);
  const isPassed = opening.passed.includes(step);
  // Which part is open at first; then only whoever opens or closes one moves it
  const [isFirst] = useState(() => step === steps.find((each) => !isSettled(opening, each)));
  const pass = useDeed((passed: Step[]) =>
    ask(api.PATCH("/v1/{community}/opening", { params: { path: here }, body: { passed } })),
  );
  const skip = async () => {
    const next = isPassed
      ? opening.passed.filter((each) => each !== step)
      : [...opening.passed.filter((each) => each !== step), step];
    if ((await pass.run(next)) === null) return;
    tell(common().saved);
    await onDone();
  };
  return (
    <details class="card opening-part" open={isFirst}>
      <summary>
        <h2>
          {number}. {words.steps[step]}
        </h2>
        <span class={`tag ${settled ? "good" : "warn"}`}>
          {isPassed ? words.passed : settled ? words.done : words.toDo}
        </span>
      </summary>
      <Body opening={opening} onDone={onDone} />
      {pass.trouble && <TroubleNotice trouble={pass.trouble} />}
      {opening.state === "preparing" && (!settled || isPassed) && (
        <p>
          <button type="button" class="slight" onClick={() => void skip()}>
            {isPassed ? words.unpass : words.pass}
          </button>
        </p>
      )}
    </details>
  );
}
