import { now } from "@mereau/ui/clock.ts";
import { Chips } from "#forms/Chips.tsx";
import { asked, useFilter } from "#lists/useFilter.ts";
import { Balances } from "#screens/reports/Balances.tsx";
import { Glance } from "#screens/reports/Glance.tsx";
import { Parts } from "#screens/reports/Parts.tsx";
import { periodOf, times } from "#screens/reports/period.ts";
import { ReportsPage } from "#screens/reports/ReportsPage.tsx";
import { Series } from "#screens/reports/Series.tsx";
import { say } from "#screens/reports/texts.ts";
import { currencyOf, paidWith } from "#words/amounts.ts";
import "#screens/reports/reports.css";

/** How a currency is and how it went: its figures at a glance, over a time, in parts, and who stands furthest out. */
export function Reports() {
  const words = say();
  const { filter, set } = useFilter(["currency", "time"]);
  const said = asked(filter);
  const code = paidWith.find((one) => one.code === said["currency"])?.code ?? paidWith[0]?.code ?? "";
  const time = times.find((one) => one === said["time"]) ?? "year";
  const currency = currencyOf(code);
  const about = { currency, period: periodOf(time, now()) };
  return (
    <ReportsPage lead={words.lead}>
      <div class="choices">
        {paidWith.length > 1 && (
          <Chips
            label={words.currency}
            choices={paidWith.map((one) => [one.code, one.name])}
            chosen={code}
            onChoose={(one) => set("currency", one)}
          />
        )}
        <Chips
          label={words.time}
          choices={times.map((one) => [one, words.times[one]])}
          chosen={time}
          onChoose={(one) => set("time", one)}
        />
      </div>
      <Glance key={code} currency={currency} />
      <div class="cards two">
        <Series key={`series ${code} ${time}`} {...about} />
        <Parts key={`parts ${code} ${time}`} {...about} />
        <Balances key={`balances ${code}`} currency={currency} />
      </div>
    </ReportsPage>
  );
}
