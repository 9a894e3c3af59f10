import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";

import { displayFigure } from "@mereau/shared/money/display.ts";
import { ask } from "@mereau/ui/asking/ask.ts";
import { isNothing, minorOf } from "@mereau/ui/words/decimals.ts";
import type { components } from "@mereau/workers/client";
import { api } from "#api/client.ts";
import { Page } from "#frame/Page.tsx";
import { TroubleNotice } from "#frame/TroubleNotice.tsx";
import { useAnswer } from "#lists/useAnswer.ts";
import { inEuros, less } from "#words/euros.ts";
import { CountDialog } from "#screens/fund/CountDialog.tsx";
import { say } from "#screens/fund/texts.ts";
import { hasRole } from "#session/me.ts";
import { at, here } from "#shell.ts";
import { language } from "#texts/language.ts";
import { onReserves } from "#words/reserves.ts";
import { dateOf } from "#words/when.ts";

export type GuaranteeFund = components["schemas"]["GuaranteeFund"];

/** Whether the euros behind what circulates are there, at a glance; and what to do where they are not. */
export function Fund() {
  const words = say();
  return (
    <Page title={words.title} lead={words.lead}>
      {onReserves.length === 0 && <p>{words.none}</p>}
      {onReserves.map((code) => (
        <OneFund key={code} code={code} />
      ))}
    </Page>
  );
}

function OneFund({ code }: { code: string }) {
  const [isCounting, setCounting] = useState(false);
  const { value, trouble, refresh } = useAnswer(
    () =>
      ask(
        api.GET("/v1/{community}/currencies/{code}/guarantee-fund", { params: { path: { ...here, code } } }),
      ),
    code,
  );
  const words = say();
  if (!value)
    return trouble ? (
      <TroubleNotice trouble={trouble} onRetry={() => void refresh()} />
    ) : (
      <div class="card waiting" aria-busy="true" data-shape="…" />
    );
  return (
    <>
      <Verdict fund={value} />
      <Figures fund={value}>
        {hasRole("admin", "manager") && (
          <div class="deeds">
            <button type="button" class="deed small" onClick={() => setCounting(true)}>
              {words.count}
            </button>
          </div>
        )}
      </Figures>
      {isCounting && (
        <CountDialog code={code} onDone={() => void refresh()} onClose={() => setCounting(false)} />
      )}
    </>
  );
}

/** Enough, short, or nobody knows: in one sentence, with what to do. */
function Verdict({ fund: { covered, short, circulation } }: { fund: GuaranteeFund }) {
  const words = say();
  if (covered === null || short === null) return <p class="notice warn">{words.never}</p>;
  if (isNothing(short)) {
    const spare = less(covered, circulation);
    return (
      <p class="notice">
        {words.enough} {!isNothing(spare) && words.spare(inEuros(spare))}
      </p>
    );
  }
  return (
    <section class="notice bad" role="alert">
      <b>{words.short(inEuros(short))}</b>
      <p>{words.todo}</p>
      <ol>
        <li>
          1. <a href={at("/counter/bank")}>{words.todos.bank}</a>
        </li>
        <li>
          2. <a href={at("/counter/redemptions")}>{words.todos.wired}</a>
        </li>
        <li>
          3. <a href={at("/counter/tills")}>{words.todos.tills}</a>
        </li>
        <li>4. {words.todos.add(inEuros(short))}</li>
      </ol>
    </section>
  );
}

/** `100,4 %`, rounded down: what falls short is never shown as whole. */
function percentOf(part: string, whole: string): string {
  const tenths = Math.floor((minorOf(part) * 1000) / minorOf(whole));
  const figure = displayFigure(tenths, 1, language.value);
  return language.value === "fr" ? `${figure}\u00a0%` : `${figure}%`;
}

function Figures({ fund, children }: { fund: GuaranteeFund; children: ComponentChildren }) {
  const words = say();
  const { circulation, counted, inTills, toWire, covered, recorded, currencies } = fund;
  const facts = [
    [words.circulation, inEuros(circulation)],
    counted ? [words.counted(dateOf(counted.on)), inEuros(counted.euros)] : [words.notCounted, words.notYet],
    [words.inTills, inEuros(inTills)],
    [words.toWire, isNothing(toWire) ? inEuros(toWire) : `−\u202f${inEuros(toWire)}`],
    ...(covered === null ? [] : [[words.covered, inEuros(covered)]]),
    [words.recorded, inEuros(recorded)],
  ] as const;
  return (
    <section class="card form">
      <h2>{words.of(currencies.join(", "))}</h2>
      {covered !== null && !isNothing(circulation) && (
        <p class="large">{words.covers(percentOf(covered, circulation))}</p>
      )}
      <dl class="facts">
        {facts.map(([name, value]) => [<dt key={name}>{name}</dt>, <dd key={`${name} is`}>{value}</dd>])}
      </dl>
      {children}
    </section>
  );
}
