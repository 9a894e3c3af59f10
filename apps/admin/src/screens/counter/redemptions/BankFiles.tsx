import { useState } from "preact/hooks";

import { ask } from "@mereau/ui/asking/ask.ts";
import { Field } from "@mereau/ui/Field.tsx";
import type { components } from "@mereau/workers/client";
import { api } from "#api/client.ts";
import { useDeed } from "#forms/useDeed.ts";
import { SureDialog } from "#frame/SureDialog.tsx";
import { tell } from "#frame/Tidings.tsx";
import { TroubleNotice } from "#frame/TroubleNotice.tsx";
import { type Column, Table } from "#lists/Table.tsx";
import { usePages } from "#lists/usePages.ts";
import { inEuros } from "#words/euros.ts";
import { say } from "#screens/counter/redemptions/texts.ts";
import { today } from "#screens/counter/redemptions/today.ts";
import { hasRole } from "#session/me.ts";
import { here, slug } from "#shell.ts";
import { dayOf } from "#words/when.ts";

type BankFile = components["schemas"]["RedemptionExport"];
type Settling = { file: BankFile; how: "wire" | "back" };

const tones = { open: "warn", wired: "good", taken_back: "" } as const;

const columns = (settle: (settling: Settling) => void): readonly Column<BankFile>[] => {
  const words = say().files;
  return [
    {
      key: "made",
      head: words.made,
      cell: ({ createdAt, createdBy }) => words.by(dayOf(createdAt), createdBy.name ?? say().unknown),
    },
    { key: "count", head: words.count, cell: ({ count }) => count, isFigure: true },
    { key: "euros", head: words.euros, cell: ({ euros }) => inEuros(euros), isFigure: true },
    {
      key: "state",
      head: words.state,
      cell: ({ state, because }) => (
        <>
          <span class={`tag ${tones[state]}`}>{words.states[state]}</span>{" "}
          {because !== null && <small>{because}</small>}
        </>
      ),
    },
    {
      key: "deeds",
      head: words.deeds,
      cell: (file) => (
        <span class="page-deeds">
          <a class="slight" href={`/v1/${slug}/redemption-exports/${file.id}/file`} download>
            {words.download}
          </a>
          {file.state === "open" && hasRole("admin", "manager") && (
            <>
              <button type="button" class="slight" onClick={() => settle({ file, how: "wire" })}>
                {words.wire}
              </button>
              <button type="button" class="slight" onClick={() => settle({ file, how: "back" })}>
                {words.back}
              </button>
            </>
          )}
        </span>
      ),
    },
  ];
};

/** The files that were made for the bank, and what became of them. */
export function BankFiles({ about, onSettled }: { about: number; onSettled: () => void }) {
  const [settling, setSettling] = useState<Settling | null>(null);
  const pages = usePages(
    (cursor) =>
      ask(
        api.GET("/v1/{community}/redemption-exports", {
          params: { path: here, query: { limit: 20, ...(cursor !== null && { cursor }) } },
        }),
      ),
    String(about),
  );
  const words = say().files;
  return (
    <>
      <h2>{words.title}</h2>
      <Table
        caption={words.caption}
        columns={columns(setSettling)}
        pages={pages}
        keyOf={({ id }) => id}
        none={<p>{words.none}</p>}
      />
      {settling?.how === "wire" && (
        <WireDialog file={settling.file} onDone={onSettled} onClose={() => setSettling(null)} />
      )}
      {settling?.how === "back" && (
        <BackDialog file={settling.file} onDone={onSettled} onClose={() => setSettling(null)} />
      )}
    </>
  );
}

type Props = { file: BankFile; onDone: () => void; onClose: () => void };

function WireDialog({ file: { id, euros, executeOn }, onDone, onClose }: Props) {
  const [wiredOn, setWiredOn] = useState(executeOn > today() ? today() : executeOn);
  const words = say().files;
  const deed = useDeed(() =>
    ask(
      api.POST("/v1/{community}/redemption-exports/{id}/wiring", {
        params: { path: { ...here, id } },
        body: { wiredOn },
      }),
    ),
  );
  const wire = async () => {
    if ((await deed.run()) === null) return;
    tell(words.wireDone);
    onClose();
    onDone();
  };
  return (
    <SureDialog
      title={words.wireTitle(inEuros(euros))}
      deed={words.wireDeed}
      grave={false}
      ready={wiredOn !== ""}
      busy={deed.busy}
      onSure={() => void wire()}
      onClose={onClose}
    >
      <p>{words.wireFollows}</p>
      <Field label={words.wiredOn}>
        <input type="date" value={wiredOn} onInput={({ currentTarget: { value } }) => setWiredOn(value)} />
      </Field>
      {deed.trouble && <TroubleNotice trouble={deed.trouble} />}
    </SureDialog>
  );
}

function BackDialog({ file: { id }, onDone, onClose }: Props) {
  const [reason, setReason] = useState("");
  const words = say().files;
  const deed = useDeed(() =>
    ask(
      api.POST("/v1/{community}/redemption-exports/{id}/withdrawal", {
        params: { path: { ...here, id } },
        body: { reason: reason.trim() },
      }),
    ),
  );
  const takeBack = async () => {
    if ((await deed.run()) === null) return;
    tell(words.backDone);
    onClose();
    onDone();
  };
  return (
    <SureDialog
      title={words.backTitle}
      deed={words.backDeed}
      ready={reason.trim() !== ""}
      busy={deed.busy}
      onSure={() => void takeBack()}
      onClose={onClose}
    >
      <p>{words.backFollows}</p>
      <Field label={words.reason}>
        <input
          maxLength={280}
          autoComplete="off"
          value={reason}
          onInput={({ currentTarget: { value } }) => setReason(value)}
        />
      </Field>
      {deed.trouble && <TroubleNotice trouble={deed.trouble} />}
    </SureDialog>
  );
}
