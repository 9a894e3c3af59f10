import { useState } from "preact/hooks";

import { now } from "@mereau/ui/clock.ts";
import { Field } from "@mereau/ui/Field.tsx";
import { ReportsPage } from "#screens/reports/ReportsPage.tsx";
import { periodOf } from "#screens/reports/period.ts";
import { say } from "#screens/reports/exportsTexts.ts";
import { slug } from "#shell.ts";
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
        {formats.map((format) => {
          const { name, forWhom } = words.formats[format];
          // The French file is of one financial year: that in which the last day lies
          const days = format === "fec" ? { to } : { from, to };
          const query = new URLSearchParams(
            Object.entries({ format, ...days }).filter(([, day]) => day !== ""),
          );
          return (
            <section key={format} class="card">
              <h2>{name}</h2>
              <p class="soft">{forWhom}</p>
              <p class="deeds">
                {isUpsideDown ? (
                  <span class="soft">{words.upsideDown}</span>
                ) : (
                  <a
                    class="other small"
                    href={`/v1/${slug}/ledger/journal?${query}`}
                    download
                    aria-label={words.take(name)}
                  >
                    {words.download}
                  </a>
                )}
              </p>
            </section>
          );
        })}
      </div>
    </ReportsPage>
  );
}
