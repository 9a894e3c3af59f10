import { useLocation } from "preact-iso";

import { Icon } from "@mereau/ui/icons.tsx";
import { forMembers } from "#frame/ForMembers.tsx";
import { Screen } from "#frame/Screen.tsx";
import { Export } from "#screens/data/Export.tsx";
import { Farewell } from "#screens/data/Farewell.tsx";
import { Leaving } from "#screens/data/Leaving.tsx";
import { departure, unanswered } from "#screens/data/leave.ts";
import { Unanswered } from "#screens/data/Unanswered.tsx";
import { at, community } from "#shell.ts";
import { say } from "#texts/say.ts";

/** What the community knows of one: to take along, and to leave behind. Whoever has just left is no member any more. */
export function Data() {
  if (departure.value) return <Farewell left={departure.value} />;
  return unanswered.value ? <Unanswered asked={unanswered.value} /> : <Own />;
}

const Own = forMembers(function Own() {
  const words = say().data;
  const { query } = useLocation();
  if ("leave" in query) return <Leaving />;
  return (
    <Screen title={words.title} back="/me">
      <Export />
      <section class="group">
        <h2>{words.leaving}</h2>
        <p>{words.leavingWhat}</p>
        <ul class="rows">
          <li>
            <a class="row bare" href={at("/me/data?leave=")}>
              <b>{words.leave(community.name)}</b>
              <Icon name="forward" size={18} />
            </a>
          </li>
        </ul>
      </section>
    </Screen>
  );
});
