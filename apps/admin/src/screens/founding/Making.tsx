import { useEffect, useState } from "preact/hooks";

import { ask, type Trouble as Told } from "@mereau/ui/asking/ask.ts";
import { api } from "#api/client.ts";
import { draft, write } from "#screens/founding/draft.ts";
import { make } from "#screens/founding/make.ts";
import { say } from "#screens/founding/texts.ts";

const EVERY_MS = 1_000;

type Props = { operatorCode: string; onRefused: (trouble: Told) => void };

/** While the community is made: how far it is, however long its database takes, and after a reload too. */
export function Making({ operatorCode, onRefused }: Props) {
  const words = say();
  const [done, setDone] = useState({ done: 0, of: 6 });
  const [isLate, setLate] = useState(false);
  useEffect(() => {
    const path = { id: draft.value.id };
    const timer = setInterval(async () => {
      const answer = await ask(api.GET("/v1/communities/{id}/founding", { params: { path } }));
      if (answer.ok) setDone(answer.value);
    }, EVERY_MS);
    void make(operatorCode, () => setLate(true)).then((made) => {
      clearInterval(timer);
      if (made.ok) write({ ...made.value, stage: "founded" });
      else onRefused(made.trouble);
    });
    return () => clearInterval(timer);
  }, []);
  return (
    <div class="form">
      <h1 tabIndex={-1}>{words.making(draft.value.name)}</h1>
      <p role="status">{isLate ? words.late : words.part(done.done, done.of)}</p>
      <progress value={done.done} max={done.of} aria-label={words.part(done.done, done.of)} />
      <p class="soft">{words.makingLead}</p>
    </div>
  );
}
