import { useState } from "preact/hooks";

import type { Trouble } from "@mereau/ui/asking/ask.ts";
import { SureDialog } from "#frame/SureDialog.tsx";
import { TroubleNotice } from "#frame/TroubleNotice.tsx";
import { removeHolder } from "#screens/holders/holders.ts";
import type { Person } from "#screens/holders/HolderSheet.tsx";
import type { TakingAccount } from "#session/takingAccounts.ts";
import { say } from "#texts/say.ts";

type Props = { account: TakingAccount; person: Person; onDone: () => void; onClose: () => void };

/** Asks once more before somebody is out. */
export function RemoveDialog({ account, person, onDone, onClose }: Props) {
  const words = say().holders;
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const remove = async () => {
    setBusy(true);
    const answer = await removeHolder(account.id, person.number);
    setBusy(false);
    if (answer.ok) onDone();
    else setTrouble(answer.trouble);
  };
  return (
    <SureDialog
      title={words.removeSure(person.name, account.name)}
      deed={words.remove}
      busy={busy}
      onSure={() => void remove()}
      onClose={onClose}
    >
      <p>{words.removeWhat}</p>
      {trouble && <TroubleNotice trouble={trouble} />}
    </SureDialog>
  );
}
