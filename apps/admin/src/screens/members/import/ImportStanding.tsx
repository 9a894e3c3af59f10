import type { components } from "@mereau/workers/client";
import { say } from "#screens/members/import/texts.ts";
import { countOf } from "#words/amounts.ts";

type MemberImport = components["schemas"]["MemberImport"];

/** How an import stands, in a sentence and in figures. */
export function ImportStanding({ one }: { one: MemberImport }) {
  const { one: words } = say();
  const figures = [
    [words.toCreate, one.toCreate],
    [words.toUpdate, one.toUpdate],
    [words.present, one.present],
    [words.refused, one.refused + one.failed],
  ] as const;
  return (
    <>
      <Sentence one={one} />
      <div class="cards four">
        {figures.map(([name, count]) => (
          <section key={name} class="card">
            <h2>{name}</h2>
            <p class="large">{countOf(count)}</p>
          </section>
        ))}
      </div>
    </>
  );
}

function Sentence({ one }: { one: MemberImport }) {
  const { one: words } = say();
  const { state, toCreate, toUpdate, created, updated, failed, refused } = one;
  const foreseen = toCreate + toUpdate;
  if (state === "draft")
    return (
      <div class={`notice${foreseen === 0 ? " bad" : ""}`}>
        <b>{foreseen === 0 ? words.nobody : words.nothingYet}</b>
        {foreseen > 0 && <span>{words.noMail}</span>}
      </div>
    );
  if (state === "running") {
    const said = words.running(countOf(created + updated + failed), countOf(foreseen));
    return (
      <div class="notice">
        <b>{said}</b>
        <progress class="wide" value={created + updated + failed} max={foreseen} aria-label={said} />
        <span>{words.goesOn}</span>
      </div>
    );
  }
  const missing = refused + failed;
  return (
    <div class={`notice ${missing > 0 ? "warn" : "good"}`} role="status">
      <b>{words.done(countOf(created), countOf(updated))}</b>
      <span>{missing > 0 ? words.notAll(countOf(missing)) : words.all}</span>
    </div>
  );
}
