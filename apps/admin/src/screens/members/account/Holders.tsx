import { useState } from "preact/hooks";

import { ask } from "@mereau/ui/asking/ask.ts";
import type { components } from "@mereau/workers/client";
import { api } from "#api/client.ts";
import { useDeed } from "#forms/useDeed.ts";
import { SureDialog } from "#frame/SureDialog.tsx";
import { tell } from "#frame/Tidings.tsx";
import { TroubleNotice } from "#frame/TroubleNotice.tsx";
import { HolderDialog } from "#screens/members/account/HolderDialog.tsx";
import { say } from "#screens/members/account/texts.ts";
import { hasRole } from "#session/me.ts";
import { at, here } from "#shell.ts";
import { inWords } from "#words/amounts.ts";
import { dayOf } from "#words/when.ts";

type Account = components["schemas"]["AccountWithHolders"];
export type Holder = Account["holders"][number];
type Props = { account: Account; onDone: () => void };

type Open = { deed: "set"; holder: Holder | null } | { deed: "remove"; holder: Holder };

/** The people who use an account, each with what they may do, and the deeds that change that. */
export function Holders({ account, onDone }: Props) {
  const words = say();
  const [open, setOpen] = useState<Open | null>(null);
  const { holders, currency, status } = account;
  const mayChange = hasRole("admin", "manager") && status !== "closed";
  const close = () => setOpen(null);
  const done = () => {
    close();
    onDone();
  };
  const limit = (amount: string | null) => amount && inWords(amount, currency);
  return (
    <section class="card">
      <h2>{words.holders}</h2>
      <ul class="people">
        {holders.map((holder) => (
          <li key={holder.member}>
            <span>
              <a href={at(`/members/${holder.member}`)}>{holder.name}</a>{" "}
              <small class="soft">{holder.number}</small>
              <br />
              <small>
                {[
                  words.roles[holder.role],
                  words.upTo(limit(holder.perTransfer), limit(holder.perDay)),
                  words.since(dayOf(holder.since)),
                ]
                  .filter((part) => part !== "")
                  .join(", ")}
              </small>
            </span>
            {mayChange && (
              <span class="deeds">
                <button
                  type="button"
                  class="other small"
                  aria-label={words.changeRole(holder.name)}
                  onClick={() => setOpen({ deed: "set", holder })}
                >
                  {words.change}
                </button>
                <button
                  type="button"
                  class="other small"
                  aria-label={words.removeOf(holder.name)}
                  onClick={() => setOpen({ deed: "remove", holder })}
                >
                  {words.remove}
                </button>
              </span>
            )}
          </li>
        ))}
      </ul>
      {mayChange && (
        <div class="deeds">
          <button type="button" class="deed small" onClick={() => setOpen({ deed: "set", holder: null })}>
            {words.add}
          </button>
        </div>
      )}
      {open?.deed === "set" && (
        <HolderDialog account={account} holder={open.holder} onClose={close} onDone={done} />
      )}
      {open?.deed === "remove" && (
        <RemoveDialog account={account} holder={open.holder} onClose={close} onDone={done} />
      )}
    </section>
  );
}

function RemoveDialog({
  account: { id },
  holder: { member, name },
  onClose,
  onDone,
}: Props & { holder: Holder; onClose: () => void }) {
  const words = say();
  const deed = useDeed(() =>
    ask(
      api.DELETE("/v1/{community}/accounts/{id}/holders/{member}", {
        params: { path: { ...here, id, member } },
      }),
    ),
  );
  return (
    <SureDialog
      title={words.removeTitle(name)}
      deed={words.remove}
      busy={deed.busy}
      onClose={onClose}
      onSure={async () => {
        if ((await deed.run()) === null) return;
        tell(words.removed(name));
        onDone();
      }}
    >
      <p>{words.removeFollows}</p>
      {deed.trouble && <TroubleNotice trouble={deed.trouble} />}
    </SureDialog>
  );
}
