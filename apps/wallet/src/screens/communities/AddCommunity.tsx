import type { TargetedSubmitEvent } from "preact";
import { lazy } from "preact-iso";
import { useState } from "preact/hooks";

import { Icon } from "@mereau/ui/icons.tsx";
import { Field } from "@mereau/ui/Field.tsx";
import { ask } from "@mereau/ui/asking/ask.ts";
import { api } from "#api/client.ts";
import { tell } from "#frame/Tidings.tsx";
import { communityOf, type Place } from "#screens/communities/communityOf.ts";
import { isHere, type Met, noteMet } from "#session/met.ts";
import { say } from "#texts/say.ts";
import { typedIn } from "@mereau/ui/words/typedIn.ts";

/** It comes with the scanner’s own screen. */
const Viewfinder = lazy(async () => (await import("#screens/outside.ts")).Viewfinder);

/** What a community of this host is called; of another host nothing can be asked from here. A sentence: why not. */
async function lookAt({ origin, slug }: Place): Promise<Met | string> {
  if (origin !== location.origin) return { origin, slug, name: slug, logo: null };
  const answer = await ask(api.GET("/v1/{community}", { params: { path: { community: slug } } }));
  if (answer.ok) return { origin, slug, name: answer.value.name, logo: answer.value.looks.logo };
  return answer.trouble.kind === "refused" ? say().communities.none : say().trouble.unreachable;
}

/** Takes a community onto the list, by an address or link that is typed, pasted or scanned. */
export function AddCommunity() {
  const words = say().communities;
  const [wrong, setWrong] = useState<string | null>(null);
  const [scans, setScans] = useState(false);
  const add = async (text: string): Promise<boolean> => {
    const place = communityOf(text, location);
    const found = place ? await lookAt(place) : words.notOne;
    const told = typeof found === "string" ? found : isHere(found) ? words.already : null;
    setWrong(told);
    if (told !== null || typeof found === "string") return false;
    noteMet(found);
    setScans(false);
    tell(words.added(found.name));
    return true;
  };
  const submit = async (event: TargetedSubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    if (await add(typedIn(form, "address"))) form.reset();
  };
  return (
    <form class="card page-form" noValidate onSubmit={submit}>
      <h2>{words.add}</h2>
      <Field label={words.address} hint={words.addressHint} wrong={wrong}>
        <input name="address" inputMode="url" autoCapitalize="none" autoComplete="off" spellcheck={false} />
      </Field>
      {scans && <Viewfinder onRead={(text) => void add(text)} />}
      <div class="pair">
        <button class="deed">{words.addDeed}</button>
        <button type="button" class="other" aria-pressed={scans} onClick={() => setScans(!scans)}>
          <Icon name="scan" />
          {say().scan.title}
        </button>
      </div>
    </form>
  );
}
