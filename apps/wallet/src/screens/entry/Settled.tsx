import { now } from "@mereau/ui/clock.ts";
import { Screen } from "#frame/Screen.tsx";
import { StaleNote } from "#frame/StaleNote.tsx";
import { TroubleNotice } from "#frame/TroubleNotice.tsx";
import { WaitingRows } from "#lists/WaitingRows.tsx";
import type { Told } from "#screens/entry/sides.ts";
import { readStatement, type Statement } from "#screens/statement/readStatement.ts";
import { SettledDays } from "#screens/statement/SettledDays.tsx";
import { useSeen } from "#store/useSeen.ts";
import { say } from "#texts/say.ts";
import { currencyOf, inWords, isNothing, signedFigure, sumOf } from "#words/amounts.ts";
import { momentOf } from "#words/when.ts";

type StatementEntry = Statement["entries"][number];

const DAY_MS = 86_400_000;

/** An account that nobody touches is settled by the sweep within this time, save in a community that slept. */
const LOOKED_BACK_DAYS = 92;

/** What came in and melted of itself, as one entry tells it, day by day. */
export function Settled({ transfer, account, back }: { transfer: Told; account: string; back: string }) {
  const words = say().entry;
  const { seen, trouble, again } = useSeen<StatementEntry[]>(`settled:${transfer.id}`, async () => {
    const answer = await readStatement(account, {
      from: new Date(transfer.at - LOOKED_BACK_DAYS * DAY_MS).toISOString(),
      to: new Date(transfer.at + 1).toISOString(),
    });
    if (!answer.ok) return answer;
    return { ok: true, value: answer.value.entries.filter((entry) => entry.transfer === transfer.id) };
  });
  if (!seen) return trouble ? <TroubleNotice trouble={trouble} onRetry={again} /> : <WaitingRows count={3} />;
  const currency = currencyOf(transfer.currency);
  const before = sumOf(seen.value.map(({ beforePeriod }) => beforePeriod ?? "0"));
  const total = sumOf([...seen.value.map(({ amount }) => amount), before]);
  const days = seen.value.flatMap((entry) => entry.days ?? []);
  const came = days.some(({ dividend }) => !isNothing(dividend));
  const melted = days.some((day) => !isNothing(day.melted));
  const kind = came === melted ? "both" : came ? "came" : "melted";
  return (
    <Screen title={words.settledTitles[kind]} back={back}>
      <StaleNote at={seen.at} trouble={trouble} />
      <div class="entry-head">
        <p>
          <span class="figure large">{signedFigure(total)}</span> <span class="unit">{currency.symbol}</span>
        </p>
        <p>{momentOf(transfer.at, now())}</p>
        <p class="soft">{words.settledLeads[kind]}</p>
      </div>
      {days.length > 0 && <SettledDays days={days} currency={transfer.currency} />}
      {!isNothing(before) && <p class="soft">{words.earlier(inWords(before, currency))}</p>}
    </Screen>
  );
}
