import { useRef, useState } from "preact/hooks";

import { ask } from "@mereau/ui/asking/ask.ts";
import { toldByField } from "@mereau/ui/asking/toldByField.ts";
import { Field } from "@mereau/ui/Field.tsx";
import { newId } from "@mereau/ui/newId.ts";
import type { components } from "@mereau/workers/client";
import { api } from "#api/client.ts";
import { useDeed } from "#forms/useDeed.ts";
import { SureDialog } from "#frame/SureDialog.tsx";
import { tell } from "#frame/Tidings.tsx";
import { TroubleNotice } from "#frame/TroubleNotice.tsx";
import { type Pages, usePages } from "#lists/usePages.ts";
import { say } from "#screens/members/notes/texts.ts";
import { me } from "#session/me.ts";
import { here } from "#shell.ts";
import { say as common } from "#texts/common.ts";
import { dayOf } from "#words/when.ts";

type Note = components["schemas"]["MemberNote"];

/** What managers note of a member for each other, the newest first; each deletes their own. */
export function Notes({ member }: { member: string }) {
  const words = say();
  const pages = usePages(
    (cursor) =>
      ask(
        api.GET("/v1/{community}/members/{id}/notes", {
          params: {
            path: { ...here, id: member },
            query: { limit: 10, ...(cursor !== null && { cursor }) },
          },
        }),
      ),
    member,
  );
  return (
    <section class="card">
      <h2>{words.title}</h2>
      <p class="soft">{words.lead}</p>
      <Writing member={member} onDone={() => void pages.refresh()} />
      <NoteList member={member} pages={pages} />
    </section>
  );
}

function Writing({ member, onDone }: { member: string; onDone: () => void }) {
  const words = say();
  const [text, setText] = useState("");
  // The same words have the same id until they are noted: asked again, they are one note
  const id = useRef(newId());
  const write = useDeed(() =>
    ask(
      api.POST("/v1/{community}/members/{id}/notes", {
        params: { path: { ...here, id: member } },
        body: { id: id.current, text: text.trim() },
      }),
    ),
  );
  const told = toldByField(write.trouble, ["text"]);
  return (
    <form
      class="form"
      onSubmit={async (event) => {
        event.preventDefault();
        if (text.trim() === "" || (await write.run()) === null) return;
        id.current = newId();
        setText("");
        tell(words.added);
        onDone();
      }}
    >
      <Field label={words.write} wrong={told.fields["text"]}>
        <textarea
          rows={2}
          maxLength={2000}
          value={text}
          onInput={(event) => {
            setText(event.currentTarget.value);
            if (!write.busy) id.current = newId();
          }}
        />
      </Field>
      {told.rest && <TroubleNotice trouble={told.rest} />}
      <div class="deeds">
        <button class="other small" aria-disabled={text.trim() === "" || write.busy}>
          {write.busy ? common().loading : words.add}
        </button>
      </div>
    </form>
  );
}

function NoteList({ member, pages }: { member: string; pages: Pages<Note> }) {
  const words = say();
  const [removed, setRemoved] = useState<Note | null>(null);
  const { items, trouble, next, more, refresh } = pages;
  return (
    <>
      {trouble && <TroubleNotice trouble={trouble} onRetry={() => void refresh()} />}
      {items?.length === 0 && <p>{words.none}</p>}
      <ul class="people">
        {items?.map((note) => (
          <li key={note.id}>
            <span>
              <span class="said">{note.text}</span>
              <br />
              <small class="soft">{words.by(note.by.name, dayOf(note.at))}</small>
            </span>
            {note.by.id === me()?.member.id && (
              <button type="button" class="other small" onClick={() => setRemoved(note)}>
                {words.remove}
              </button>
            )}
          </li>
        ))}
      </ul>
      {next !== null && (
        <button type="button" class="other small" onClick={() => void more()}>
          {common().more}
        </button>
      )}
      {removed && (
        <RemoveDialog
          member={member}
          note={removed}
          onClose={() => setRemoved(null)}
          onDone={() => {
            setRemoved(null);
            void refresh();
          }}
        />
      )}
    </>
  );
}

type RemoveProps = { member: string; note: Note; onClose: () => void; onDone: () => void };

function RemoveDialog({ member, note, onClose, onDone }: RemoveProps) {
  const words = say();
  const deed = useDeed(() =>
    ask(
      api.DELETE("/v1/{community}/members/{id}/notes/{note}", {
        params: { path: { ...here, id: member, note: note.id } },
      }),
    ),
  );
  return (
    <SureDialog
      title={words.removeTitle}
      deed={words.remove}
      busy={deed.busy}
      onClose={onClose}
      onSure={async () => {
        if ((await deed.run()) === null) return;
        tell(words.removed);
        onDone();
      }}
    >
      <p class="said">{note.text}</p>
      <p>{words.removeFollows}</p>
      {deed.trouble && <TroubleNotice trouble={deed.trouble} />}
    </SureDialog>
  );
}
