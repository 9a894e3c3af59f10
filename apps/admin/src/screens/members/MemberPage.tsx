import { useRoute } from "preact-iso";
import { useState } from "preact/hooks";

import { ask } from "@mereau/ui/asking/ask.ts";
import type { components } from "@mereau/workers/client";
import { api } from "#api/client.ts";
import { Page } from "#frame/Page.tsx";
import { TroubleNotice } from "#frame/TroubleNotice.tsx";
import { useAnswer } from "#lists/useAnswer.ts";
import { Decisions } from "#screens/members/Decisions.tsx";
import { say as leaving } from "#screens/members/leaving/texts.ts";
import { MemberAccounts } from "#screens/members/MemberAccounts.tsx";
import { MembershipCard } from "#screens/members/membership/MembershipCard.tsx";
import { Notes } from "#screens/members/notes/Notes.tsx";
import { say as page } from "#screens/members/pageTexts.ts";
import { EditProfile } from "#screens/members/profile/EditProfile.tsx";
import { say as profile } from "#screens/members/profile/texts.ts";
import { StatusTag } from "#screens/members/StatusTag.tsx";
import { say } from "#screens/members/texts.ts";
import { useMemberTypes } from "#screens/members/useMemberTypes.ts";
import { hasRole } from "#session/me.ts";
import { at, here } from "#shell.ts";
import { say as common } from "#texts/common.ts";
import { dayOf } from "#words/when.ts";

type Whole = components["schemas"]["MemberWithAccounts"];

/** Everything the community knows of one member, and what may be decided about them. */
export function MemberPage() {
  const id = useRoute().params["id"] ?? "";
  const { value, trouble, refresh } = useAnswer(
    () => ask(api.GET("/v1/{community}/members/{id}", { params: { path: { ...here, id } } })),
    id,
  );
  const types = useMemberTypes();
  if (!value)
    return (
      <Page title={trouble ? say().title : common().loading} back="/members">
        {trouble && <TroubleNotice trouble={trouble} onRetry={() => void refresh()} />}
      </Page>
    );
  return (
    <Page
      title={value.name}
      lead={
        <>
          {page().lead(value.number, types.named(value.type))} <StatusTag status={value.status} />
        </>
      }
      back="/members"
    >
      <Decisions member={value} types={types.all} onDone={() => void refresh()} />
      <div class="cards two">
        <Who member={value} onDone={() => void refresh()} />
        {/* What was decided changes the accounts too */}
        <MemberAccounts key={`${value.status} ${value.type}`} member={id} />
        {value.status === "active" && <MembershipCard member={id} />}
        {hasRole("admin", "manager") && <Notes member={id} />}
      </div>
    </Page>
  );
}

function Who({ member, onDone }: { member: Whole; onDone: () => void }) {
  const words = page();
  const [isEditing, setEditing] = useState(false);
  const isOpen = member.status === "active" || member.status === "suspended";
  const mayChange = isOpen && hasRole("admin", "manager") && (member.role !== "admin" || hasRole("admin"));
  const facts = [
    [say().contact, member.email ?? words.nothing],
    [words.phone, member.phone ?? words.nothing],
    [words.language, words.languages[member.language]],
    [say().role, common().roles[member.role]],
    [words.applied, dayOf(member.appliedAt)],
    [words.decided, member.decidedAt === null ? null : dayOf(member.decidedAt)],
    [words.reason, member.decisionReason],
    [words.invitedBy, member.invitedBy?.name ?? null],
  ] as const;
  return (
    <section class="card">
      <h2>{words.who}</h2>
      <dl class="facts">
        {facts
          .filter(([, fact]) => fact !== null)
          .map(([name, fact]) => [<dt key={name}>{name}</dt>, <dd key={`${name}:`}>{fact}</dd>])}
      </dl>
      {member.message !== null && member.message !== "" && (
        <p>
          <small class="soft">{words.message}</small>
          <br />
          {member.message}
        </p>
      )}
      {mayChange && (
        <div class="deeds">
          <button type="button" class="other small" onClick={() => setEditing(true)}>
            {profile().open}
          </button>
          <a class="other small" href={at(`/members/${member.id}/leave`)}>
            {leaving().open}
          </a>
        </div>
      )}
      {isEditing && (
        <EditProfile
          member={member}
          onClose={() => setEditing(false)}
          onDone={() => {
            setEditing(false);
            document.querySelector("h1")?.focus();
            onDone();
          }}
        />
      )}
    </section>
  );
}
