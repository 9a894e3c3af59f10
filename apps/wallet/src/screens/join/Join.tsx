import { useLocation, useRoute } from "preact-iso";
import { useState } from "preact/hooks";

import type { Trouble } from "@mereau/ui/asking/ask.ts";
import { application } from "#joining/application.ts";
import { Screen } from "#frame/Screen.tsx";
import { Invited } from "#screens/join/Invited.tsx";
import { JoinForm } from "#screens/join/JoinForm.tsx";
import { Standing } from "#screens/join/Standing.tsx";
import { isSignedIn } from "#session/session.ts";
import { at, community } from "#shell.ts";
import { say } from "#texts/say.ts";
import "#screens/join/join.css";

/** Asking to join, by an invitation or without; once that is done, where the application stands. */
export function Join() {
  const { params } = useRoute();
  const { route } = useLocation();
  const [refused, setRefused] = useState<Trouble | null>(null);
  const code = params["code"] ?? null;
  if (isSignedIn.value) return <AlreadyMember />;
  if (application.value) return <Standing kept={application.value} onRefused={setRefused} />;
  if (code === null) return <JoinForm invitation={null} refused={refused} onRefused={setRefused} />;
  return (
    <Invited code={code} refused={refused} onRefused={setRefused} onAlone={() => route(at("/join"), true)} />
  );
}

const AlreadyMember = () => {
  const words = say().joining;
  const deed = (
    <a class="deed" href={at("/")}>
      {say().trouble.home}
    </a>
  );
  return (
    <Screen title={words.alreadyMember} deeds={deed}>
      <p>{words.alreadyAdvice(community.name)}</p>
    </Screen>
  );
};
