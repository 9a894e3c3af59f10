import { useEffect, useRef, useState } from "preact/hooks";

import type { components } from "@mereau/workers/client";
import { codeOf, type Trouble } from "@mereau/ui/asking/ask.ts";
import { toldByField } from "@mereau/ui/asking/toldByField.ts";
import { Screen } from "#frame/Screen.tsx";
import { TroubleNotice } from "#frame/TroubleNotice.tsx";
import { apply } from "#joining/application.ts";
import { textsFor, useDocuments } from "#joining/documents.ts";
import { type Draft, emptyDraft, faultsOf } from "#joining/draft.ts";
import { newId } from "@mereau/ui/newId.ts";
import { Agreeing } from "#screens/join/Agreeing.tsx";
import { InvitationCard } from "#screens/join/InvitationCard.tsx";
import { TypeChoice } from "#screens/join/TypeChoice.tsx";
import { WhoFields } from "#screens/join/WhoFields.tsx";
import { at, community } from "#shell.ts";
import { useDraft } from "#store/useDraft.ts";
import { language, say } from "#texts/say.ts";

export type Invitation = { code: string; face: components["schemas"]["InvitationFace"] };

type Props = {
  invitation: Invitation | null;
  /** Why what was sent from here was refused. */
  refused: Trouble | null;
  onRefused: (trouble: Trouble | null) => void;
};

const { types, signInByPhone } = community.joining;
const shown = ["name", "email", "phone", "message"];

/** Who somebody is, how they are reached, and what they agree to. */
export function JoinForm({ invitation, refused, onRefused }: Props) {
  const words = say().joining;
  const { draft, set, drop } = useDraft<Draft>("join", emptyDraft);
  const documents = useDocuments();
  const [checked, setChecked] = useState(0);
  const form = useRef<HTMLFormElement>(null);
  const type = invitation?.face.type ?? (types.length === 1 ? (types[0]?.code ?? "") : draft.type);
  const texts = textsFor(documents.texts, type);
  const faults = checked > 0 ? faultsOf(draft, { type, texts, byPhone: signInByPhone }) : {};
  const told = toldByField(refused, shown);
  const code = refused ? codeOf(refused) : null;
  useEffect(() => {
    form.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
  }, [checked, refused]);

  const send = async () => {
    setChecked(checked + 1);
    if (Object.keys(faultsOf(draft, { type, texts, byPhone: signInByPhone })).length > 0) return;
    onRefused(null);
    const trouble = await apply({
      id: newId(),
      name: draft.name.trim(),
      email: draft.email.trim() || null,
      phone: draft.phone.trim() || null,
      type,
      language: language.value,
      message: draft.message.trim() || null,
      accepts: Object.fromEntries(texts.map(({ document, version }) => [document, version])),
      invitation: invitation?.code ?? null,
    });
    if (trouble?.kind === "refused" && trouble.problem.status < 500) onRefused(trouble);
    else if (trouble === null) drop();
  };
  const deed = (
    <button class="deed" form="join">
      {invitation?.face.approved ? words.becomeMember : words.send}
    </button>
  );
  const wrongOf = (field: keyof typeof faults): string | null => {
    const fault = faults[field];
    return fault ? words.faults[fault] : (told.fields[field] ?? null);
  };
  return (
    <Screen title={words.title(community.name)} deeds={deed}>
      <form
        id="join"
        ref={form}
        class="page-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        {invitation ? <InvitationCard face={invitation.face} /> : <p>{words.lead}</p>}
        {told.rest && <TroubleNotice trouble={told.rest} />}
        <WhoFields draft={draft} set={set} wrongOf={wrongOf} />
        {(code === "email_taken" || code === "phone_taken") && (
          <p class="notice">
            {words.perhapsMember}
            <a class="slight" href={at("/sign-in")}>
              {say().welcome.signIn}
            </a>
          </p>
        )}
        {!invitation?.face.type && types.length !== 1 && (
          <TypeChoice type={type} wrong={wrongOf("type")} onChoose={(chosen) => set({ type: chosen })} />
        )}
        {texts.length > 0 && (
          <fieldset>
            <legend>{words.agreeing}</legend>
            {texts.map((text) => (
              <Agreeing
                key={text.document}
                text={text}
                isAccepted={draft[text.document] === text.version}
                wrong={wrongOf(text.document)}
                trouble={documents.trouble}
                onRetry={documents.again}
                onChange={(isAccepted) => set({ [text.document]: isAccepted ? text.version : "" })}
              />
            ))}
          </fieldset>
        )}
      </form>
    </Screen>
  );
}
