import { useState } from "preact/hooks";

import { now } from "@mereau/ui/clock.ts";
import { Field } from "@mereau/ui/Field.tsx";
import { api } from "#api/client.ts";
import { takeFile } from "#api/takeFile.ts";
import { useDeed } from "#forms/useDeed.ts";
import { tell } from "#frame/Tidings.tsx";
import { TroubleNotice } from "#frame/TroubleNotice.tsx";
import { say } from "#screens/reports/assemblyTexts.ts";
import { ReportsPage } from "#screens/reports/ReportsPage.tsx";
import { here } from "#shell.ts";
import { language } from "#texts/language.ts";
import "#screens/reports/reports.css";

/** As many years back as are offered; of those before the community’s time the report says that nothing happened. */
const YEARS = 10;

/** The report of a year for the general assembly, as a PDF. */
export function Assembly() {
  const words = say();
  const thisYear = new Date(now()).getUTCFullYear();
  const [year, setYear] = useState(thisYear);
  const { run, busy, trouble, forget } = useDeed(() =>
    takeFile(
      api.GET("/v1/{community}/reports/assembly", {
        params: { path: here, query: { year, lang: language.value } },
        parseAs: "blob",
      }),
      `assembly-${year}.pdf`,
    ),
  );
  const take = async () => {
    const taken = await run();
    if (taken !== null) tell(words.taken(taken));
  };
  return (
    <ReportsPage lead={words.lead}>
      <section class="card">
        <h2>{words.title}</h2>
        <p>{words.what}</p>
        <Field label={words.year} hint={year === thisYear ? words.soFar : undefined}>
          <select
            value={String(year)}
            onChange={({ currentTarget }) => {
              forget();
              setYear(Number(currentTarget.value));
            }}
          >
            {Array.from({ length: YEARS }, (_, back) => String(thisYear - back)).map((one) => (
              <option key={one} value={one}>
                {one}
              </option>
            ))}
          </select>
        </Field>
        {trouble && <TroubleNotice trouble={trouble} />}
        <p class="deeds">
          <button type="button" class="deed" aria-disabled={busy} onClick={() => void take()}>
            {words.take(year)}
          </button>
        </p>
      </section>
    </ReportsPage>
  );
}
