import { useState } from "preact/hooks";

import { now } from "@mereau/ui/clock.ts";
import { Field } from "@mereau/ui/Field.tsx";
import { api } from "#api/client.ts";
import { takeFile } from "#api/takeFile.ts";
import { useDeed } from "#forms/useDeed.ts";
import { tell } from "#frame/Tidings.tsx";
import { TroubleNotice } from "#frame/TroubleNotice.tsx";
import { ReportsPage } from "#screens/reports/ReportsPage.tsx";
import { periodOf } from "#screens/reports/period.ts";
import { say } from "#screens/reports/exportsTexts.ts";
import { here } from "#shell.ts";
import "#screens/reports/reports.css";

const formats = ["csv", "fec", "hledger", "ledger", "beancount"] as const;

/** The journal as files for whoever keeps the books. */
export function Exports() {
  const words = say();
  const lastYear = periodOf("lastYear", now());
  const [from, setFrom] = useState(lastYear.from);
  const [to, setTo] = useState(periodOf("year", now()).to);
  const isUpsideDown = from !== "" && to !== "" && from > to;
  return (
    <ReportsPage lead={words.lead}>
      <section class="card">
        <h2>{words.days}</h2>
        <div class="pair">
          <Field label={words.from}>
            <input type="date" value={from} onInput={({ currentTarget }) => setFrom(currentTarget.value)} />
          </Field>
          <Field label={words.to} wrong={isUpsideDown ? words.upsideDown : null}>
            <input type="date" value={to} onInput={({ currentTarget }) => setTo(currentTarget.value)} />
          </Field>
        </div>
      </section>
      <div class="cards">
        {formats.map((format) => (
          <OneExport key={format} format={format} from={from} to={to} isUpsideDown={isUpsideDown} />
        ))}
      </div>
    </ReportsPage>
  );
}

type Props = { format: (typeof formats)[number]; from: string; to: string; isUpsideDown: boolean };

function OneExport({ format, from, to, isUpsideDown }: Props) {
  const words = say();
  const { name, forWhom } = words.formats[format];
  // The French file is of one financial year: that in which the last day lies
  const days = { ...(from !== "" && format !== "fec" && { from }), ...(to !== "" && { to }) };
  const { run, busy, trouble } = useDeed(() =>
    takeFile(
      api.GET("/v1/{community}/ledger/journal", {
        params: { path: here, query: { format, ...days } },
        parseAs: "blob",
      }),
      `journal-${format}.txt`,
    ),
  );
  const take = async () => {
    const taken = await run();
    if (taken !== null) tell(words.taken(taken));
  };
  return (
    <section class="card">
      <h2>{name}</h2>
      <p class="soft">{forWhom}</p>
      {trouble && <TroubleNotice trouble={trouble} />}
      <p class="deeds">
        {isUpsideDown ? (
          <span class="soft">{words.upsideDown}</span>
        ) : (
          <button
            type="button"
            class="other small"
            aria-disabled={busy}
            aria-label={words.take(name)}
            onClick={() => void take()}
          >
            {words.download}
          </button>
        )}
      </p>
    </section>
  );
}
