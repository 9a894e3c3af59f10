import { MonthBars } from "#screens/statement/chart/MonthBars.tsx";
import { daysOfMonth, monthAfter } from "#screens/statement/months.ts";
import { readBalances } from "#screens/statement/readBalances.ts";
import { useSeen } from "#store/useSeen.ts";

/** The last twelve months of an account. */
export function Year({ account, latest }: { account: string; latest: string }) {
  const from = `${monthAfter(latest, -11)}-01`;
  const { seen } = useSeen(`year:${account}`, () =>
    readBalances(account, { from, to: daysOfMonth(latest).to, step: "month" }),
  );
  return <div class="chart-place">{seen && <MonthBars balances={seen.value} />}</div>;
}
