import { useState } from "preact/hooks";

import { ask } from "@mereau/ui/asking/ask.ts";
import { Field } from "@mereau/ui/Field.tsx";
import { api } from "#api/client.ts";
import { useDeed } from "#forms/useDeed.ts";
import { SureDialog } from "#frame/SureDialog.tsx";
import { tell } from "#frame/Tidings.tsx";
import { TroubleNotice } from "#frame/TroubleNotice.tsx";
import { ConfirmAddress } from "#screens/opening/ConfirmAddress.tsx";
import { say } from "#screens/opening/texts.ts";
import type { Opening } from "#screens/opening/useOpening.ts";
import { community, here, slug } from "#shell.ts";
import { dateOf, dayOf } from "#words/when.ts";

type Props = { number: number; opening: Opening; onDone: () => Promise<void> };

const path = { params: { path: here } };

/** Opening day: said beforehand, and then done, for good. */
export function Day({ number, opening, onDone }: Props) {
  const words = say();
  const isOpen = opening.state === "open";
  return (
    <section class="card opening-part">
      <h2>
        {number}. {words.day}
      </h2>
      {isOpen ? (
        <>
          <p>
            {opening.openedAt === null ? words.openSinceFounding : words.openSince(dayOf(opening.openedAt))}
          </p>
          <div class="deeds">
            <a class="deed" href={`/${slug}/`}>
              {words.toWallet}
            </a>
          </div>
        </>
      ) : (
        <Preparing opening={opening} onDone={onDone} />
      )}
    </section>
  );
}

function Preparing({ opening, onDone }: Omit<Props, "number">) {
  const words = say();
  const [day, setDay] = useState(opening.day ?? "");
  const [isSure, setSure] = useState(false);
  const keep = useDeed(() =>
    ask(api.PATCH("/v1/{community}/opening", { ...path, body: { day: day || null } })),
  );
  const open = useDeed(() => ask(api.POST("/v1/{community}/opening", path)));
  const others = opening.done.members - 1;
  const carryOut = async () => {
    if ((await open.run()) === null) return;
    setSure(false);
    tell(words.opened(community.name));
    await onDone();
  };
  return (
    <div class="page-part">
      <p>{words.dayLead}</p>
      {keep.trouble && <TroubleNotice trouble={keep.trouble} />}
      <form
        class="form"
        onSubmit={async (event) => {
          event.preventDefault();
          if ((await keep.run()) === null) return;
          tell(day ? words.dayKept(dateOf(day)) : words.dayForgotten);
          await onDone();
        }}
      >
        <Field label={words.plannedDay} hint={words.plannedHint}>
          <input type="date" value={day} onInput={({ currentTarget }) => setDay(currentTarget.value)} />
        </Field>
        <div class="deeds">
          <button class="other" aria-disabled={keep.busy}>
            {words.keepDay}
          </button>
        </div>
      </form>
      {opening.done.email ? (
        <div class="deeds">
          <button type="button" class="deed" onClick={() => setSure(true)}>
            {words.open(community.name)}
          </button>
        </div>
      ) : (
        <ConfirmAddress onDone={onDone} />
      )}
      {isSure && (
        <SureDialog
          title={words.sure(community.name)}
          deed={words.open(community.name)}
          grave={false}
          busy={open.busy}
          onSure={() => void carryOut()}
          onClose={() => setSure(false)}
        >
          <p>{words.sureLead(others)}</p>
          {open.trouble && <TroubleNotice trouble={open.trouble} />}
        </SureDialog>
      )}
    </div>
  );
}
