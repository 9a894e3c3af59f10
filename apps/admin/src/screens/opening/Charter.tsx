import { useState } from "preact/hooks";

import { ask } from "@mereau/ui/asking/ask.ts";
import { Field } from "@mereau/ui/Field.tsx";
import { now } from "@mereau/ui/clock.ts";
import { api } from "#api/client.ts";
import { useDeed } from "#forms/useDeed.ts";
import { tell } from "#frame/Tidings.tsx";
import { TroubleNotice } from "#frame/TroubleNotice.tsx";
import { useAnswer } from "#lists/useAnswer.ts";
import { say } from "#screens/opening/texts.ts";
import type { Opening } from "#screens/opening/useOpening.ts";
import { community, here } from "#shell.ts";
import { say as common } from "#texts/common.ts";

type Props = { opening: Opening; onDone: () => Promise<void> };
type Text = { version: string; text: string };

/** `2026-1`, then `2026-2`: the version after one, in this year. */
function nextVersion(before: string | null): string {
  const year = String(new Date(now()).getFullYear());
  const [of, count] = (before ?? "").split("-");
  return of === year && /^\d+$/.test(count ?? "") ? `${year}-${Number(count) + 1}` : `${year}-1`;
}

/** What members agree on: a text that whoever joins accepts, each change a version of its own. */
export function Charter({ onDone }: Props) {
  const { value, trouble, refresh } = useAnswer(() =>
    ask(api.GET("/v1/{community}/settings", { params: { path: here } })),
  );
  if (trouble) return <TroubleNotice trouble={trouble} onRetry={() => void refresh()} />;
  if (!value) return <p role="status">{common().loading}</p>;
  const again = async () => {
    await Promise.all([refresh(), onDone()]);
  };
  return <CharterForm key={value.charter?.version ?? ""} charter={value.charter} onDone={again} />;
}

function CharterForm({ charter, onDone }: { charter: Text | null; onDone: () => Promise<void> }) {
  const words = say();
  const [isWriting, setWriting] = useState(charter === null);
  const [text, setText] = useState(charter?.text ?? words.charterDraft(community.name));
  const version = nextVersion(charter?.version ?? null);
  const save = useDeed(() =>
    ask(
      api.PATCH("/v1/{community}/settings", {
        params: { path: here },
        body: { charter: { version, text: text.trim() } },
      }),
    ),
  );
  if (!isWriting && charter)
    return (
      <div class="page-part">
        <p>{words.charterNow(charter.version)}</p>
        <p class="charter" tabIndex={0} role="region" aria-label={words.charterNow(charter.version)}>
          {charter.text}
        </p>
        <div class="deeds">
          <button type="button" class="other" onClick={() => setWriting(true)}>
            {words.rewrite}
          </button>
        </div>
      </div>
    );
  return (
    <form
      class="form"
      onSubmit={async (event) => {
        event.preventDefault();
        if ((await save.run()) === null) return;
        tell(words.charterKept(version));
        await onDone();
      }}
    >
      {save.trouble && <TroubleNotice trouble={save.trouble} />}
      <Field label={words.charterText} hint={words.charterHint}>
        <textarea
          class="tall"
          value={text}
          maxLength={50_000}
          required
          onInput={({ currentTarget }) => setText(currentTarget.value)}
        />
      </Field>
      <div class="deeds">
        <button class="other" aria-disabled={save.busy}>
          {save.busy ? common().loading : words.keepCharter(version)}
        </button>
      </div>
    </form>
  );
}
