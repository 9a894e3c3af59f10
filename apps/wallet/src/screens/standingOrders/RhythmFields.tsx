import { Field } from "@mereau/ui/Field.tsx";
import { type Draft, everies } from "#screens/standingOrders/draft.ts";
import { say } from "#texts/say.ts";

type Props = { draft: Draft; onChange: (change: Partial<Draft>) => void; earliest: string };

/** How often, from when, and until when. */
export function RhythmFields({ draft, onChange, earliest }: Props) {
  const words = say().standingOrders;
  const isOnce = draft.every === "once";
  return (
    <>
      <Field label={words.howOften}>
        <select value={draft.every} onChange={(event) => onChange({ every: event.currentTarget.value })}>
          {everies.map((every) => (
            <option key={every} value={every}>
              {words.every[every]}
            </option>
          ))}
        </select>
      </Field>
      {draft.every === "days" && (
        <Field label={words.howManyDays}>
          <input
            inputMode="numeric"
            autoComplete="off"
            value={draft.days}
            onInput={(event) => onChange({ days: event.currentTarget.value })}
          />
        </Field>
      )}
      <Field label={isOnce ? words.when : words.firstDate}>
        <input
          type="date"
          min={earliest}
          value={draft.first}
          onInput={(event) => onChange({ first: event.currentTarget.value })}
        />
      </Field>
      {!isOnce && (
        <>
          <Field label={words.until}>
            <select value={draft.ends} onChange={(event) => onChange({ ends: event.currentTarget.value })}>
              {(["never", "date", "count"] as const).map((ends) => (
                <option key={ends} value={ends}>
                  {words.ends[ends]}
                </option>
              ))}
            </select>
          </Field>
          {draft.ends === "date" && (
            <Field label={words.lastDate}>
              <input
                type="date"
                min={draft.first}
                value={draft.endDate}
                onInput={(event) => onChange({ endDate: event.currentTarget.value })}
              />
            </Field>
          )}
          {draft.ends === "count" && (
            <Field label={words.howManyTimes}>
              <input
                inputMode="numeric"
                autoComplete="off"
                value={draft.count}
                onInput={(event) => onChange({ count: event.currentTarget.value })}
              />
            </Field>
          )}
        </>
      )}
    </>
  );
}
