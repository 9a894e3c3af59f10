import { useLocation } from "preact-iso";

import { ask } from "@mereau/ui/asking/ask.ts";
import { api } from "#api/client.ts";
import { Chips } from "#forms/Chips.tsx";
import { Page } from "#frame/Page.tsx";
import { TroubleNotice } from "#frame/TroubleNotice.tsx";
import { useAnswer } from "#lists/useAnswer.ts";
import { useFilter } from "#lists/useFilter.ts";
import { INVITATIONS_MAX } from "#screens/members/invitations/people.ts";
import { CardSheets } from "#screens/members/invitations/CardSheets.tsx";
import { Letter } from "#screens/members/invitations/Letter.tsx";
import { type Invitation, readInvitations } from "#screens/members/invitations/readInvitations.ts";
import { say } from "#screens/members/invitations/texts.ts";
import { useMemberTypes } from "#screens/members/useMemberTypes.ts";
import { here } from "#shell.ts";
import "#screens/members/invitations/paper.css";

/** One invitation, or the open ones of a batch, in the order in which they were made. */
async function readThem(id: string | undefined, batch: string | undefined) {
  if (id !== undefined) {
    const one = await ask(api.GET("/v1/{community}/invitations/{id}", { params: { path: { ...here, id } } }));
    return one.ok ? { ok: true as const, value: [one.value] } : one;
  }
  const all = await readInvitations({ state: "open", batch, limit: INVITATIONS_MAX });
  return all.ok ? { ok: true as const, value: all.value.items.toReversed() } : all;
}

/** Invitations on paper: letters, one a page, or cards to cut out. */
export function PrintInvitations() {
  const words = say().paper;
  const { query } = useLocation();
  const { id, batch } = query;
  const { filter, set } = useFilter(["id", "batch", "as"]);
  const isCards = filter["as"] === "cards";
  const { value, trouble, refresh } = useAnswer(() => readThem(id, batch), JSON.stringify([id, batch]));
  const open = value?.filter(({ state }) => state === "open") ?? [];
  const lead = isCards ? words.leadCards(open.length) : words.leadLetters(open.length);
  return (
    <Page
      title={words.title}
      lead={open.length > 0 && lead}
      back={batch === undefined ? "/members/invitations" : `/members/invitations?batch=${batch}`}
    >
      {!value && trouble && <TroubleNotice trouble={trouble} onRetry={() => void refresh()} />}
      {!value && !trouble && <div class="card waiting" aria-busy="true" data-shape="…" />}
      {value && open.length === 0 && <p class="empty">{words.none}</p>}
      {open.length > 0 && (
        <>
          <div class="page-deeds unprinted">
            <Chips
              label={words.as}
              choices={[
                ["letters", words.letters],
                ["cards", words.cards],
              ]}
              chosen={isCards ? "cards" : "letters"}
              onChoose={(as) => set("as", as === "cards" ? as : "")}
            />
            <button type="button" class="deed small" onClick={() => window.print()}>
              {say().print}
            </button>
          </div>
          <Paper invitations={open} isCards={isCards} />
        </>
      )}
    </Page>
  );
}

function Paper({ invitations, isCards }: { invitations: readonly Invitation[]; isCards: boolean }) {
  const types = useMemberTypes();
  if (isCards) return <CardSheets invitations={invitations} />;
  return (
    <div class="papers">
      {invitations.map((one) => (
        <Letter key={one.id} invitation={one} typeNamed={types.named} />
      ))}
    </div>
  );
}
