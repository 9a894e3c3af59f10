import type { components } from "@mereau/workers/client";
import { useEffect, useState } from "preact/hooks";

import { ask, type Answer, type Trouble } from "@mereau/ui/asking/ask.ts";
import { api } from "#api/client.ts";
import { Screen } from "#frame/Screen.tsx";
import { TroubleNotice } from "#frame/TroubleNotice.tsx";
import { JoinForm } from "#screens/join/JoinForm.tsx";
import { ContactFacts } from "#screens/join/ContactFacts.tsx";
import { community, here } from "#shell.ts";
import { say } from "#texts/say.ts";

type Face = components["schemas"]["InvitationFace"];

type Props = {
  code: string;
  refused: Trouble | null;
  onRefused: (trouble: Trouble | null) => void;
  onAlone: () => void;
};

/** What an invitation leads to: the form, while it is good; else why it is not, and the other ways in. */
export function Invited({ code, refused, onRefused, onAlone }: Props) {
  const words = say().joining;
  const [answer, setAnswer] = useState<Answer<Face> | null>(null);
  const [round, setRound] = useState(0);
  useEffect(() => {
    let isLeft = false;
    setAnswer(null);
    const params = { path: { ...here, code } };
    void ask(api.GET("/v1/{community}/invitations/code/{code}", { params })).then((said) => {
      if (!isLeft) setAnswer(said);
    });
    return () => {
      isLeft = true;
    };
  }, [code, round]);
  if (answer?.ok && answer.value.state === "open")
    return <JoinForm invitation={{ code, face: answer.value }} refused={refused} onRefused={onRefused} />;
  const again = () => setRound((count) => count + 1);
  const isUnheard = answer?.ok === false && answer.trouble.kind === "unreachable";
  const alone = answer && !isUnheard && (
    <button type="button" class="deed" onClick={onAlone}>
      {words.withoutInvitation}
    </button>
  );
  return (
    <Screen title={words.title(community.name)} deeds={alone}>
      {answer === null && <p class="card soft">{words.reading}</p>}
      {answer && !answer.ok && (
        <TroubleNotice trouble={answer.trouble} {...(isUnheard && { onRetry: again })} />
      )}
      {answer?.ok && answer.value.state !== "open" && (
        <>
          <div class="notice warn">
            <b>{words.closed[answer.value.state]}</b>
            <span>{words.closedAdvice(answer.value.inviter)}</span>
          </div>
          <ContactFacts contact={community.joining.contact} />
        </>
      )}
    </Screen>
  );
}
