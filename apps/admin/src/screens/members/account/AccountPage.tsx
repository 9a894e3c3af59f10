import { useRoute } from "preact-iso";

import { ask } from "@mereau/ui/asking/ask.ts";
import { api } from "#api/client.ts";
import { Page } from "#frame/Page.tsx";
import { TroubleNotice } from "#frame/TroubleNotice.tsx";
import { useAnswer } from "#lists/useAnswer.ts";
import { Holders } from "#screens/members/account/Holders.tsx";
import { Limits } from "#screens/members/account/Limits.tsx";
import { Standing } from "#screens/members/account/Standing.tsx";
import { say } from "#screens/members/account/texts.ts";
import { say as page } from "#screens/members/pageTexts.ts";
import { here } from "#shell.ts";
import { say as common } from "#texts/common.ts";

/** One account of a member: who uses it, how far it may go, whether it is open. */
export function AccountPage() {
  const { id: member = "", account: id = "" } = useRoute().params;
  const { value, trouble, refresh } = useAnswer(
    () =>
      ask(
        api.GET("/v1/{community}/accounts/{id}", {
          params: { path: { ...here, id: decodeURIComponent(id) }, query: {} },
        }),
      ),
    id,
  );
  const back = `/members/${member}`;
  if (!value)
    return (
      <Page title={trouble ? page().accounts : common().loading} back={back}>
        {trouble && <TroubleNotice trouble={trouble} onRetry={() => void refresh()} />}
      </Page>
    );
  const onDone = () => {
    document.querySelector("h1")?.focus();
    void refresh();
  };
  return (
    <Page title={say().of(value.name ?? value.id)} lead={value.id} back={back}>
      <div class="cards two">
        <Standing account={value} onDone={onDone} />
        <Limits account={value} onDone={onDone} />
      </div>
      <Holders account={value} onDone={onDone} />
    </Page>
  );
}
