import { useState } from "preact/hooks";

import { ask } from "@mereau/ui/asking/ask.ts";
import { api } from "#api/client.ts";
import { Page } from "#frame/Page.tsx";
import { type Column, Table } from "#lists/Table.tsx";
import { usePages } from "#lists/usePages.ts";
import { type Person, ResetDialog } from "#screens/team/ResetDialog.tsx";
import { RoleDialog } from "#screens/team/RoleDialog.tsx";
import { say } from "#screens/team/texts.ts";
import { hasRole, me } from "#session/me.ts";
import { at, here } from "#shell.ts";
import { say as common } from "#texts/common.ts";

type Open = { deed: "role"; person: Person | null } | { deed: "reset"; person: Person };

const ways = ({ app, passkeys }: Person): string => {
  const words = say();
  const had = [...(app ? [words.app] : []), ...(passkeys > 0 ? [words.passkeys(passkeys)] : [])];
  return had.join(", ") || words.none;
};

function Deeds({ person, onOpen }: { person: Person; onOpen: (open: Open) => void }) {
  const words = say();
  const isOwn = person.member === me()?.member.id;
  if (!hasRole("admin")) return null;
  return (
    <div class="page-deeds">
      <button type="button" class="other small" onClick={() => onOpen({ deed: "role", person })}>
        {words.change}
      </button>
      {!isOwn && (person.app || person.passkeys > 0) && (
        <button type="button" class="other small" onClick={() => onOpen({ deed: "reset", person })}>
          {words.reset}
        </button>
      )}
    </div>
  );
}

const columns = (onOpen: (open: Open) => void): readonly Column<Person>[] => {
  const words = say();
  return [
    {
      key: "who",
      head: words.who,
      cell: ({ member, name }) => (
        <>
          <a href={at(`/members/${member}`)}>{name}</a>
          {member === me()?.member.id && <small class="soft"> ({words.you})</small>}
        </>
      ),
    },
    { key: "role", head: words.role, cell: ({ role }) => <span class="tag">{common().roles[role]}</span> },
    { key: "second", head: words.second, cell: ways },
    {
      key: "deeds",
      head: words.deeds,
      cell: (person) => <Deeds person={person} onOpen={onOpen} />,
    },
  ];
};

/** Who runs the community: their roles, and whether they prove twice who they are. */
export function Team() {
  const words = say();
  const [open, setOpen] = useState<Open | null>(null);
  const pages = usePages(async () => {
    const answer = await ask(api.GET("/v1/{community}/second-factor/staff", { params: { path: here } }));
    return answer.ok ? { ok: true, value: { items: answer.value.items, next: null } } : answer;
  }, "");
  const done = () => {
    setOpen(null);
    document.querySelector("h1")?.focus();
    void pages.refresh();
  };
  return (
    <Page
      title={words.title}
      lead={words.lead}
      deeds={
        hasRole("admin") && (
          <button type="button" class="deed small" onClick={() => setOpen({ deed: "role", person: null })}>
            {words.give}
          </button>
        )
      }
    >
      <Table
        caption={words.caption}
        columns={columns(setOpen)}
        pages={pages}
        keyOf={({ member }) => member}
      />
      <p class="soft">
        <a href={at("/security")}>{words.rule}</a>
      </p>
      {open?.deed === "role" && (
        <RoleDialog person={open.person} onDone={done} onClose={() => setOpen(null)} />
      )}
      {open?.deed === "reset" && (
        <ResetDialog person={open.person} onDone={done} onClose={() => setOpen(null)} />
      )}
    </Page>
  );
}
