import { useState } from "preact/hooks";

import type { components } from "@mereau/workers/client";
import { api } from "#api/client.ts";
import { type Answer, ask, type Trouble } from "@mereau/ui/asking/ask.ts";
import { here } from "#shell.ts";
import { useSeen } from "#store/useSeen.ts";
import { language } from "#texts/say.ts";

export type Choice = components["schemas"]["NotificationChoice"];
export type Way = "email" | "push";

type Kind = Choice["kind"];
type Ways = Record<Way, boolean>;

async function read(): Promise<Answer<Choice[]>> {
  const answer = await ask(api.GET("/v1/{community}/notifications", { params: { path: here } }));
  return answer.ok ? { ok: true, value: answer.value.items } : answer;
}

async function change(kind: Kind, ways: Ways): Promise<Answer<Choice[]>> {
  const body = { items: [{ kind, ...ways }] };
  const answer = await ask(api.PUT("/v1/{community}/notifications", { params: { path: here }, body }));
  return answer.ok ? { ok: true, value: answer.value.items } : answer;
}

/** Changes go out one after the other, so that the last tap is what stands. */
let last: Promise<unknown> = Promise.resolve();

/**
 * Of what the member is told, and how. A switch is moved at once and kept at once; one that could not be kept goes back, and
 * `onFailed` is told why.
 */
export function useChoices(onFailed: (choice: Choice, trouble: Trouble) => void) {
  const { seen, trouble, again, put } = useSeen(`notifications:${language.value}`, read);
  const [moved, setMoved] = useState<Partial<Record<Kind, Ways>>>({});
  const choices = seen?.value.map((choice) => ({ ...choice, ...moved[choice.kind] })) ?? null;
  const set = (choice: Choice, way: Way, to: boolean) => {
    const { kind, email, push } = choice;
    const ways = { email, push, [way]: to };
    setMoved((now) => ({ ...now, [kind]: ways }));
    const before = last;
    last = (async () => {
      await before;
      const answer = await change(kind, ways);
      if (answer.ok) put(answer.value);
      else onFailed(choice, answer.trouble);
      // Unless it was moved again in the meantime
      setMoved((now) => (now[kind] === ways ? { ...now, [kind]: undefined } : now));
    })();
  };
  return { choices, seen, trouble, again, set };
}
