import { useState } from "preact/hooks";

import { type HolderRole, holderRoles } from "@mereau/shared/membership/roles.ts";
import { parseAmount } from "@mereau/shared/money/decimal.ts";
import { ask } from "@mereau/ui/asking/ask.ts";
import { toldByField } from "@mereau/ui/asking/toldByField.ts";
import { Field } from "@mereau/ui/Field.tsx";
import type { components } from "@mereau/workers/client";
import { api } from "#api/client.ts";
import { useDeed } from "#forms/useDeed.ts";
import { SureDialog } from "#frame/SureDialog.tsx";
import { tell } from "#frame/Tidings.tsx";
import { TroubleNotice } from "#frame/TroubleNotice.tsx";
import type { Holder } from "#screens/members/account/Holders.tsx";
import { say } from "#screens/members/account/texts.ts";
import { here } from "#shell.ts";
import { currencyOf } from "#words/amounts.ts";

type Account = components["schemas"]["AccountWithHolders"];
type Props = { account: Account; holder: Holder | null; onClose: () => void; onDone: () => void };

/** Gives somebody a role on an account, or another one. */
export function HolderDialog({ account: { id, currency }, holder, onClose, onDone }: Props) {
  const words = say();
  const [number, setNumber] = useState(holder ? String(holder.number) : "");
  const [role, setRole] = useState<HolderRole>(holder?.role ?? "operator");
  const [perTransfer, setPerTransfer] = useState(holder?.perTransfer ?? "");
  const [perDay, setPerDay] = useState(holder?.perDay ?? "");
  const hasLimits = role === "operator" || role === "cashier";
  const { scale } = currencyOf(currency);
  const isRight = (typed: string) => typed.trim() === "" || parseAmount(typed.trim(), scale).ok;
  const given = (typed: string) => (hasLimits && typed.trim() !== "" ? typed.trim() : null);
  const deed = useDeed(() =>
    ask(
      api.PUT("/v1/{community}/accounts/{id}/holders/{member}", {
        params: { path: { ...here, id, member: holder?.member ?? number.trim() } },
        body: { role, perTransfer: given(perTransfer), perDay: given(perDay) },
      }),
    ),
  );
  const told = toldByField(deed.trouble, ["perTransfer", "perDay"]);
  const isNumber = /^\d{1,9}$/.test(number.trim());
  return (
    <SureDialog
      title={holder ? words.changeRole(holder.name) : words.addTitle(id)}
      deed={holder ? words.change : words.add}
      grave={false}
      ready={isNumber && isRight(perTransfer) && isRight(perDay)}
      busy={deed.busy}
      onClose={onClose}
      onSure={async () => {
        if ((await deed.run()) === null) return;
        tell(words.added);
        onDone();
      }}
    >
      {!holder && (
        <Field
          label={words.number}
          hint={words.numberHint}
          wrong={number === "" || isNumber ? null : words.numberWrong}
        >
          <input
            inputMode="numeric"
            maxLength={9}
            value={number}
            onInput={(event) => setNumber(event.currentTarget.value)}
          />
        </Field>
      )}
      <Field label={words.role} hint={words.roleHints[role]}>
        <select
          value={role}
          onChange={({ currentTarget: { value } }) =>
            setRole(holderRoles.find((one) => one === value) ?? role)
          }
        >
          {holderRoles.map((one) => (
            <option key={one} value={one}>
              {words.roles[one]}
            </option>
          ))}
        </select>
      </Field>
      {hasLimits && (
        <div class="pair">
          <Field
            label={words.perTransfer}
            hint={words.noLimit}
            wrong={isRight(perTransfer) ? told.fields["perTransfer"] : words.amountWrong}
          >
            <input
              inputMode="decimal"
              value={perTransfer}
              onInput={(event) => setPerTransfer(event.currentTarget.value)}
            />
          </Field>
          <Field
            label={words.perDay}
            hint={words.noLimit}
            wrong={isRight(perDay) ? told.fields["perDay"] : words.amountWrong}
          >
            <input
              inputMode="decimal"
              value={perDay}
              onInput={(event) => setPerDay(event.currentTarget.value)}
            />
          </Field>
        </div>
      )}
      {told.rest && <TroubleNotice trouble={told.rest} />}
    </SureDialog>
  );
}
