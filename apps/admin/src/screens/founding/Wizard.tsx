import { signal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";

import type { Trouble as Told } from "@mereau/ui/asking/ask.ts";
import { About } from "#screens/founding/About.tsx";
import { draft, type Stage, write } from "#screens/founding/draft.ts";
import { Founded } from "#screens/founding/Founded.tsx";
import { Kind } from "#screens/founding/Kind.tsx";
import { Looks } from "#screens/founding/Looks.tsx";
import { Making } from "#screens/founding/Making.tsx";
import { say } from "#screens/founding/texts.ts";
import { choose, language } from "#texts/language.ts";

const places: Record<Stage, number> = { about: 0, kind: 1, looks: 2, making: 2, founded: 3 };

/** What founding refused, to be said where it is about. */
const refused = signal<Told | null>(null);
/** The operator's code is never kept on the device. */
const operatorCode = signal("");

const isOfAbout = (trouble: Told): boolean =>
  trouble.kind === "refused" &&
  (trouble.problem.fields ?? []).every(({ field }) => !field.startsWith("currencies"));

/** Founding, a question after another. The browser's way back is the way back here. */
export function Wizard() {
  const { stage } = draft.value;
  const heading = useRef<HTMLElement>(null);
  useEffect(() => {
    if (history.state === null) history.replaceState({ stage: draft.value.stage }, "");
    const back = (event: PopStateEvent) => {
      const to: { stage?: Stage } | null = event.state;
      const isDecided = places[draft.value.stage] > 2 || draft.value.stage === "making";
      if (to?.stage && !isDecided && to.stage !== "making") write({ stage: to.stage });
    };
    addEventListener("popstate", back);
    return () => removeEventListener("popstate", back);
  }, []);
  useEffect(() => {
    document.title = say().title;
    heading.current?.querySelector("h1")?.focus({ preventScroll: true });
    scrollTo(0, 0);
  }, [stage]);
  const go = (next: Stage) => {
    refused.value = null;
    write({ stage: next });
    history.pushState({ stage: next }, "");
  };
  const onRefused = (trouble: Told) => {
    refused.value = trouble;
    write({ stage: isOfAbout(trouble) ? "about" : "kind" });
  };
  const other = language.value === "fr" ? "en" : "fr";
  return (
    <div class="founding" ref={(element) => void (heading.current = element)}>
      <header>
        <a class="whose" href="/">
          <b>Méreau</b>
        </a>
        <button type="button" class="slight" lang={other} onClick={() => choose(other)}>
          {say().otherLanguage}
        </button>
      </header>
      <nav aria-label={say().title}>
        <ol class="steps">
          {say().steps.map((step, place) => (
            <li key={step} aria-current={place === places[stage] ? "step" : undefined}>
              {step}
            </li>
          ))}
        </ol>
      </nav>
      <main>
        {stage === "about" && (
          <About trouble={refused.value} operatorCode={operatorCode} onDone={() => go("kind")} />
        )}
        {stage === "kind" && (
          <Kind trouble={refused.value} onBack={() => go("about")} onDone={() => go("looks")} />
        )}
        {stage === "looks" && <Looks onBack={() => go("kind")} onDone={() => go("making")} />}
        {stage === "making" && <Making operatorCode={operatorCode.value} onRefused={onRefused} />}
        {stage === "founded" && <Founded />}
      </main>
    </div>
  );
}
