import { useState } from "preact/hooks";

import { ask } from "@mereau/ui/asking/ask.ts";
import type { components } from "@mereau/workers/client";
import { api } from "#api/client.ts";
import { useDeed } from "#forms/useDeed.ts";
import { SureDialog } from "#frame/SureDialog.tsx";
import { tell } from "#frame/Tidings.tsx";
import { TroubleNotice } from "#frame/TroubleNotice.tsx";
import { say } from "#screens/members/account/texts.ts";
import { hasRole } from "#session/me.ts";
import { here } from "#shell.ts";
import { inWords } from "#words/amounts.ts";

type Account = components["schemas"]["AccountWithHolders"];
type State = Account["status"];
type Props = { account: Account; onDone: () => void };

const nexts: Readonly<Record<State, readonly State[]>> = {
  open: ["suspended", "closed"],
  suspended: ["open", "closed"],
  closed: [],
};

/** What an account has, whether it is open, and the deeds that change that. */
export function Standing({ account, onDone }: Props) {
  const words = say();
  const [next, setNext] = useState<State | null>(null);
  const deeds = hasRole("admin", "manager") ? nexts[account.status] : [];
  return (
    <section class="card">
      <h2>{words.balance}</h2>
      <p class="large">{inWords(account.balance, account.currency)}</p>
      <p>
        {words.state}{" "}
        <span class={`tag ${account.status === "open" ? "good" : "bad"}`}>
          {words.states[account.status]}
        </span>
      </p>
      <div class="deeds">
        {deeds.map((one) => (
          <button key={one} type="button" class="other small" onClick={() => setNext(one)}>
            {words.deeds[one].open}
          </button>
        ))}
      </div>
      {next && (
        <StateDialog
          account={account}
          next={next}
          onClose={() => setNext(null)}
          onDone={() => {
            setNext(null);
            onDone();
          }}
        />
      )}
    </section>
  );
}

function StateDialog({
  account: { id },
  next,
  onClose,
  onDone,
}: Props & { next: State; onClose: () => void }) {
  const words = say().deeds[next];
  const deed = useDeed(() =>
    ask(
      api.PUT("/v1/{community}/accounts/{id}/status", {
        params: { path: { ...here, id } },
        body: { status: next },
      }),
    ),
  );
  return (
    <SureDialog
      title={words.title}
      deed={words.open}
      grave={next !== "open"}
      busy={deed.busy}
      onClose={onClose}
      onSure={async () => {
        if ((await deed.run()) === null) return;
        tell(words.done);
        onDone();
      }}
    >
      <p>{words.follows}</p>
      {deed.trouble && <TroubleNotice trouble={deed.trouble} />}
    </SureDialog>
  );
}
