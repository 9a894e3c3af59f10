import type { ComponentChildren } from "preact";

import { StaleNote } from "#frame/StaleNote.tsx";
import { TroubleNotice } from "#frame/TroubleNotice.tsx";
import { WaitingRows } from "#lists/WaitingRows.tsx";
import { daysOf } from "#screens/history/days.ts";
import { HistoryRow } from "#screens/history/HistoryRow.tsx";
import { writeFilter, noFilter } from "#screens/history/filter.ts";
import { BalanceChart } from "#screens/statement/chart/BalanceChart.tsx";
import { Downloads } from "#screens/statement/Downloads.tsx";
import { daysOfMonth } from "#screens/statement/months.ts";
import { readBalances } from "#screens/statement/readBalances.ts";
import { readStatement, type Statement } from "#screens/statement/readStatement.ts";
import { SettledDays } from "#screens/statement/SettledDays.tsx";
import type { HomeAccount } from "#session/home.ts";
import { at } from "#shell.ts";
import { useSeen } from "#store/useSeen.ts";
import { say } from "#texts/say.ts";
import { currencyOf, figureOf, inWords, isNothing, signedFigure, sumOf } from "#words/amounts.ts";
import { plainDayOf } from "#words/plainDay.ts";
import { now } from "@mereau/ui/clock.ts";
import { dayOf } from "#words/when.ts";

type Props = {
  account: HomeAccount;
  month: string;
  isCurrent: boolean;
  /** What stands before the lines of the month, whichever it is. */
  children: ComponentChildren;
};

/** More lines than these are read in the history. */
const LINES_MAX = 60;

/** The figures of a month, how its balance went, and its entries. */
export function OfMonth({ account, month, isCurrent, children }: Props) {
  const period = daysOfMonth(month);
  const name = `${account.id}:${month}`;
  const { seen, trouble, again } = useSeen(`statement:${name}`, () => readStatement(account.id, period));
  const balances = useSeen(`balances:${name}`, () => readBalances(account.id, { ...period, step: "day" }));
  if (!seen) return trouble ? <TroubleNotice trouble={trouble} onRetry={again} /> : <WaitingRows count={4} />;
  return (
    <>
      <StaleNote at={seen.at} trouble={trouble} />
      <Figures statement={seen.value} period={period} isCurrent={isCurrent} />
      <Downloads account={account.id} period={period} month={month} />
      <div class="chart-place">{balances.seen && <BalanceChart balances={balances.seen.value} />}</div>
      <Itself statement={seen.value} />
      {children}
      <Lines statement={seen.value} period={period} />
    </>
  );
}

type Period = { from: string; to: string };

/** What came in and what melted of itself, of the whole month. */
const settledOf = ({ entries, unsettled }: Statement) => [
  ...entries.flatMap(({ days = [] }) => days),
  ...(unsettled?.days ?? []),
];

/** Opening, in, out, closing: the first three come to the last. */
function Figures({
  statement,
  period,
  isCurrent,
}: {
  statement: Statement;
  period: Period;
  isCurrent: boolean;
}) {
  const words = say().statement;
  const currency = currencyOf(statement.currency);
  const settled = settledOf(statement);
  const dividends = sumOf(settled.map(({ dividend }) => dividend));
  const melted = sumOf(settled.map((day) => day.melted));
  const end = isCurrent ? words.now : words.at(plainDayOf(period.to));
  return (
    <section class="month" aria-label={words.title}>
      <p>
        <span class="figure large">{figureOf(statement.closing)}</span>{" "}
        <span class="unit">{currency.symbol}</span>
      </p>
      <p class="soft">{end}</p>
      <dl class="facts card">
        <dt>{words.at(plainDayOf(period.from))}</dt>
        <dd>{inWords(statement.opening, currency)}</dd>
        <dt>{words.in}</dt>
        <dd class="good">{signedFigure(statement.totalIn)}</dd>
        {!isNothing(dividends) && (
          <>
            <dt class="of">{words.ofDividends}</dt>
            <dd class="of">{figureOf(dividends)}</dd>
          </>
        )}
        <dt>{words.out}</dt>
        <dd>{signedFigure(`-${statement.totalOut}`)}</dd>
        {!isNothing(melted) && (
          <>
            <dt class="of">{words.ofMelted}</dt>
            <dd class="of">{figureOf(melted)}</dd>
          </>
        )}
        <dt>{end}</dt>
        <dd>{inWords(statement.closing, currency)}</dd>
      </dl>
    </section>
  );
}

/** Dividends and melting, day by day. */
function Itself({ statement }: { statement: Statement }) {
  const days = settledOf(statement);
  if (days.length === 0) return null;
  return (
    <details class="as-table">
      <summary>{say().statement.itself}</summary>
      <SettledDays days={days} currency={statement.currency} />
    </details>
  );
}

function Lines({ statement: { entries, currency }, period }: { statement: Statement; period: Period }) {
  const words = say().statement;
  if (entries.length === 0) return <p class="card soft">{words.nothing}</p>;
  const latest = entries.toReversed();
  return (
    <>
      <h2>{words.lines(entries.length)}</h2>
      {daysOf(latest.slice(0, LINES_MAX)).map(({ start, lines }) => (
        <section key={start} class="day wide" aria-labelledby={`day-${start}`}>
          <h3 id={`day-${start}`}>{dayOf(start, now())}</h3>
          <ul class="rows">
            {lines.map((line) => (
              <li key={line.key}>
                <HistoryRow line={line} currency={currency} />
              </li>
            ))}
          </ul>
        </section>
      ))}
      {entries.length > LINES_MAX && (
        <a class="other" href={at(`/history${writeFilter({ ...noFilter, ...period })}`)}>
          {words.allLines}
        </a>
      )}
    </>
  );
}
