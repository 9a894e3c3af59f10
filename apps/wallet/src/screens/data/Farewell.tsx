import { Seal } from "@mereau/ui/Seal.tsx";
import { Screen } from "#frame/Screen.tsx";
import { type Departure, departure } from "#screens/data/leave.ts";
import { at, community } from "#shell.ts";
import { say } from "#texts/say.ts";

/** It is done: what became of everything, and goodbye. */
export function Farewell({ left: { name, closed } }: { left: Departure }) {
  const words = say().data;
  const deed = (
    <a class="deed" href={at("/")} onClick={() => (departure.value = null)}>
      {words.goodbyeDeed}
    </a>
  );
  return (
    <Screen title={words.goodbye} back={null} deeds={deed}>
      <Seal kind="done" fresh />
      <p>{words.gone(community.name)}</p>
      <p>{words.nowCalled(name)}</p>
      {closed.length > 0 && <p>{words.closed(closed.length)}</p>}
      <p class="soft">{words.comeBack}</p>
    </Screen>
  );
}
