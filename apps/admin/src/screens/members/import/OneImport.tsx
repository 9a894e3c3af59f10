import { useLocation, useRoute } from "preact-iso";
import { useEffect, useState } from "preact/hooks";

import { ask } from "@mereau/ui/asking/ask.ts";
import { saveFile } from "@mereau/ui/saveFile.ts";
import type { components } from "@mereau/workers/client";
import { api } from "#api/client.ts";
import { useDeed } from "#forms/useDeed.ts";
import { Page } from "#frame/Page.tsx";
import { SureDialog } from "#frame/SureDialog.tsx";
import { tell } from "#frame/Tidings.tsx";
import { TroubleNotice } from "#frame/TroubleNotice.tsx";
import { useAnswer } from "#lists/useAnswer.ts";
import { ImportLines } from "#screens/members/import/ImportLines.tsx";
import { ImportStanding } from "#screens/members/import/ImportStanding.tsx";
import { say } from "#screens/members/import/texts.ts";
import { at, here } from "#shell.ts";
import { say as common } from "#texts/common.ts";
import { countOf } from "#words/amounts.ts";

type MemberImport = components["schemas"]["MemberImport"];

/** How often is asked how far an import is. */
const LOOK_MS = 1_000;

/** One import: what would become of its lines, how far it is, what became of them. */
export function OneImport() {
  const id = useRoute().params["id"] ?? "";
  const { value, trouble, refresh } = useAnswer(
    () => ask(api.GET("/v1/{community}/member-imports/{id}", { params: { path: { ...here, id } } })),
    id,
  );
  const isRunning = value?.state === "running";
  useEffect(() => {
    if (!isRunning) return;
    const timer = setInterval(() => void refresh(), LOOK_MS);
    return () => clearInterval(timer);
  }, [isRunning, refresh]);
  const words = say();
  if (!value)
    return (
      <Page title={trouble ? words.title : common().loading} back="/members/import">
        {trouble && <TroubleNotice trouble={trouble} onRetry={() => void refresh()} />}
      </Page>
    );
  return (
    <Page
      title={value.fileName}
      lead={<span class="tag">{words.states[value.state]}</span>}
      back="/members/import"
    >
      {trouble && <TroubleNotice trouble={trouble} onRetry={() => void refresh()} />}
      <ImportStanding one={value} />
      <Deeds one={value} onChange={() => void refresh()} />
      <ImportLines one={value} />
    </Page>
  );
}

type Asked = "confirm" | "remove";

/** What may be done with an import as it stands. */
function Deeds({ one, onChange }: { one: MemberImport; onChange: () => void }) {
  const [open, setOpen] = useState<Asked | null>(null);
  const { one: words } = say();
  const params = { path: { ...here, id: one.id } };
  const refused = one.refused + one.failed;
  const download = useDeed(() =>
    ask(api.GET("/v1/{community}/member-imports/{id}/refused", { params, parseAs: "blob" })),
  );
  const isDraft = one.state === "draft";
  const mayConfirm = isDraft && one.toCreate + one.toUpdate > 0;
  return (
    <>
      {download.trouble && <TroubleNotice trouble={download.trouble} />}
      <div class="page-deeds">
        {mayConfirm && (
          <button type="button" class="deed small" onClick={() => setOpen("confirm")}>
            {words.confirm(countOf(one.toCreate), countOf(one.toUpdate))}
          </button>
        )}
        {refused > 0 && (
          <button
            type="button"
            class="other small"
            onClick={async () => {
              const file = await download.run();
              if (file)
                saveFile(`${one.fileName.replace(/\.\w+$/, "")}-${say().refused.toLowerCase()}.csv`, file);
            }}
          >
            {words.download}
          </button>
        )}
        {one.state === "done" && (
          <a class="other small" href={at("/members")}>
            {words.toMembers}
          </a>
        )}
        {one.state !== "running" && (
          <>
            <a class="other small" href={at("/members/import")}>
              {words.again}
            </a>
            <button type="button" class="other small" onClick={() => setOpen("remove")}>
              {isDraft ? words.away : words.forget}
            </button>
          </>
        )}
      </div>
      {open === "confirm" && <Confirm one={one} onClose={() => setOpen(null)} onDone={onChange} />}
      {open === "remove" && <Remove one={one} onClose={() => setOpen(null)} />}
    </>
  );
}

type ConfirmProps = { one: MemberImport; onClose: () => void; onDone: () => void };

function Confirm({ one, onClose, onDone }: ConfirmProps) {
  const { one: words } = say();
  const deed = useDeed(() =>
    ask(
      api.POST("/v1/{community}/member-imports/{id}/confirmation", {
        params: { path: { ...here, id: one.id } },
      }),
    ),
  );
  return (
    <SureDialog
      title={words.confirmTitle(countOf(one.toCreate))}
      deed={words.confirm(countOf(one.toCreate), countOf(one.toUpdate))}
      grave={false}
      busy={deed.busy}
      onClose={onClose}
      onSure={async () => {
        if ((await deed.run()) === null) return;
        tell(words.begun);
        onClose();
        onDone();
      }}
    >
      <p>{words.confirmFollows}</p>
      <p>{words.noMail}</p>
      {one.refused > 0 && <p>{words.confirmRefused(countOf(one.refused))}</p>}
      {deed.trouble && <TroubleNotice trouble={deed.trouble} />}
    </SureDialog>
  );
}

function Remove({ one, onClose }: { one: MemberImport; onClose: () => void }) {
  const { one: words } = say();
  const { route } = useLocation();
  const isDraft = one.state === "draft";
  const deed = useDeed(() =>
    ask(api.DELETE("/v1/{community}/member-imports/{id}", { params: { path: { ...here, id: one.id } } })),
  );
  return (
    <SureDialog
      title={isDraft ? words.awayTitle : words.forgetTitle}
      deed={isDraft ? words.away : words.forget}
      busy={deed.busy}
      onClose={onClose}
      onSure={async () => {
        if ((await deed.run()) === null) return;
        tell(isDraft ? words.awayDone : words.forgetDone);
        route(at("/members/import"));
      }}
    >
      <p>{isDraft ? words.awayFollows : words.forgetFollows}</p>
      {deed.trouble && <TroubleNotice trouble={deed.trouble} />}
    </SureDialog>
  );
}
