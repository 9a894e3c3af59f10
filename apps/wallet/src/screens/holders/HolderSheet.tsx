import { useState } from "preact/hooks";

import { parseAmount } from "@mereau/shared/money/decimal.ts";
import { Field } from "@mereau/ui/Field.tsx";
import type { Trouble } from "@mereau/ui/asking/ask.ts";
import { SureDialog } from "#frame/SureDialog.tsx";
import { TroubleNotice } from "#frame/TroubleNotice.tsx";
import { type Holder, type Role, setHolder } from "#screens/holders/holders.ts";
import type { TakingAccount } from "#session/takingAccounts.ts";
import { say } from "#texts/say.ts";
import { currencyOf } from "#words/amounts.ts";

/** Somebody whom one lets use an account, or who uses it already. */
export type Person = Pick<Holder, "number" | "name"> & Partial<Holder>;

type Props = {
  account: TakingAccount;
  person: Person;
  onDone: (holders: Holder[]) => void;
  onRemove: () => void;
  onClose: () => void;
};

const roles: readonly Role[] = ["cashier", "operator", "viewer", "owner"];
const limits = ["perTransfer", "perDay"] as const;

/** As people of the language type it. */
const typedOf = (limit: string | null = null): string => (limit ?? "").replace(".", say().pay.decimalMark);

/** What somebody may do with an account, each role in a sentence, and how far. */
export function HolderSheet({ account, person, onDone, onRemove, onClose }: Props) {
  const words = say().holders;
  const { scale, symbol } = currencyOf(account.currency);
  const [role, setRole] = useState<Role>(person.role ?? "cashier");
  const [typed, setTyped] = useState({
    perTransfer: typedOf(person.perTransfer),
    perDay: typedOf(person.perDay),
  });
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const isLimited = role === "cashier" || role === "operator";
  const isWrong = (text: string) => text.trim() !== "" && !parseAmount(text, scale).ok;
  const limitOf = (text: string) => (isLimited && text.trim() !== "" ? text.trim() : null);
  const save = async () => {
    setBusy(true);
    const [perTransfer, perDay] = [limitOf(typed.perTransfer), limitOf(typed.perDay)];
    const answer = await setHolder(account.id, person.number, { role, perTransfer, perDay });
    setBusy(false);
    if (answer.ok) onDone(answer.value);
    else setTrouble(answer.trouble);
  };
  return (
    <SureDialog
      title={words.what(person.name)}
      deed={words.deeds[role]}
      grave={false}
      ready={!isLimited || !limits.some((limit) => isWrong(typed[limit]))}
      busy={busy}
      onSure={() => void save()}
      onClose={onClose}
    >
      {trouble && <TroubleNotice trouble={trouble} />}
      <fieldset aria-labelledby="sure-title">
        {roles.map((one) => (
          <label key={one} class="choice">
            <input type="radio" name="role" checked={role === one} onChange={() => setRole(one)} />
            <span>
              <b>{words.are[one]}</b>
              <small>{words.may[one]}</small>
            </span>
          </label>
        ))}
      </fieldset>
      {isLimited && (
        <>
          <p class="soft">{words.limits[role]}</p>
          <div class="pair">
            {limits.map((limit) => (
              <Field
                key={limit}
                label={words[limit](symbol)}
                wrong={isWrong(typed[limit]) ? say().pay.malformed : null}
              >
                <input
                  inputMode="decimal"
                  autoComplete="off"
                  value={typed[limit]}
                  onInput={(event) => setTyped({ ...typed, [limit]: event.currentTarget.value })}
                />
              </Field>
            ))}
          </div>
        </>
      )}
      {person.role && (
        <button type="button" class="slight grave" onClick={onRemove}>
          {words.remove}
        </button>
      )}
    </SureDialog>
  );
}
