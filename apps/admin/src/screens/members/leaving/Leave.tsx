import { useLocation, useRoute } from "preact-iso";
import { useState } from "preact/hooks";

import { ask } from "@mereau/ui/asking/ask.ts";
import { toldByField } from "@mereau/ui/asking/toldByField.ts";
import { Field } from "@mereau/ui/Field.tsx";
import { newId } from "@mereau/ui/newId.ts";
import type { components } from "@mereau/workers/client";
import { api } from "#api/client.ts";
import { useDeed } from "#forms/useDeed.ts";
import { Page } from "#frame/Page.tsx";
import { SureDialog } from "#frame/SureDialog.tsx";
import { tell } from "#frame/Tidings.tsx";
import { TroubleNotice } from "#frame/TroubleNotice.tsx";
import { useAnswer } from "#lists/useAnswer.ts";
import { GiveTo } from "#screens/members/leaving/GiveTo.tsx";
import { say } from "#screens/members/leaving/texts.ts";
import { WhatItDoes } from "#screens/members/leaving/WhatItDoes.tsx";
import { at, here } from "#shell.ts";
import { say as common } from "#texts/common.ts";

export type Notice = components["schemas"]["LeavingNotice"];

/** What leaving would do, and the deed, for a member who asks for it on paper. */
export function Leave() {
  const id = useRoute().params["id"] ?? "";
  const path = { ...here, id };
  const member = useAnswer(() => ask(api.GET("/v1/{community}/members/{id}", { params: { path } })), id);
  const notice = useAnswer(
    () => ask(api.POST("/v1/{community}/members/{id}/leaving", { params: { path } })),
    id,
  );
  const trouble = member.trouble ?? notice.trouble;
  const refresh = () => Promise.all([member.refresh(), notice.refresh()]);
  const name = member.value?.name;
  return (
    <Page
      title={name === undefined ? common().loading : say().title(name)}
      lead={say().lead}
      back={`/members/${id}`}
    >
      {trouble && <TroubleNotice trouble={trouble} onRetry={() => void refresh()} />}
      {notice.value && name !== undefined && (
        <>
          <WhatItDoes notice={notice.value} />
          <Going member={id} name={name} notice={notice.value} />
        </>
      )}
    </Page>
  );
}

type Props = { member: string; name: string; notice: Notice };

function Going({ member, name, notice }: Props) {
  const words = say();
  const { route } = useLocation();
  const [giveTo, setGiveTo] = useState<Readonly<Record<string, string>>>({});
  const [reason, setReason] = useState("");
  const [isSure, setSure] = useState(false);
  // One id for this page: asked again, a balance is given away once
  const [id] = useState(newId);
  const deed = useDeed(() =>
    ask(
      api.POST("/v1/{community}/members/{id}/leaving/confirmation", {
        params: { path: { ...here, id: member } },
        body: {
          id,
          confirmation: notice.confirmation,
          giveTo: Object.values(giveTo).filter((account) => account !== ""),
          reason: reason.trim(),
        },
      }),
    ),
  );
  const told = toldByField(deed.trouble, ["reason"]);
  const given = [
    ...new Set(
      notice.obstacles.flatMap(({ code, account }) =>
        code === "leaving_balance" && account !== null ? [account.split(":")[0] ?? ""] : [],
      ),
    ),
  ];
  const isSettled =
    notice.obstacles.every(({ code }) => code === "leaving_balance") &&
    given.every((currency) => (giveTo[currency] ?? "") !== "");
  const isReady = isSettled && reason.trim() !== "";
  return (
    <div class="form">
      {given.map((currency) => (
        <GiveTo
          key={currency}
          currency={currency}
          chosen={giveTo[currency] ?? ""}
          onChoose={(account) => setGiveTo((before) => ({ ...before, [currency]: account }))}
        />
      ))}
      <Field label={words.reason} hint={words.reasonHint} wrong={told.fields["reason"]}>
        <input maxLength={500} value={reason} onInput={(event) => setReason(event.currentTarget.value)} />
      </Field>
      <div class="deeds">
        <button
          type="button"
          class="deed grave"
          aria-disabled={!isReady}
          onClick={() => isReady && setSure(true)}
        >
          {words.deed}
        </button>
      </div>
      {isSure && (
        <SureDialog
          title={words.sure(name)}
          deed={words.deed}
          busy={deed.busy}
          onClose={() => setSure(false)}
          onSure={async () => {
            if ((await deed.run()) === null) return;
            tell(words.done);
            route(at(`/members/${member}`));
          }}
        >
          <p>{words.sureFollows}</p>
          {told.rest && <TroubleNotice trouble={told.rest} />}
        </SureDialog>
      )}
    </div>
  );
}
