import { useState } from "preact/hooks";

import { SureDialog } from "#frame/SureDialog.tsx";
import { say } from "#texts/say.ts";

/**
 * Asks once more before what is more than the account has. It is never forbidden here: the ledger alone decides. What this phone
 * knows may be old, without a network above all; the limits may have changed; a pot of solidarity may add what is missing.
 *
 * @param doubt the sentence that says by how much; null: there is none, and the deed is done at once
 */
export function useSecondThought(doubt: string | null, deed: () => void) {
  const [asking, setAsking] = useState(false);
  const words = say().pay;
  const sure = () => {
    setAsking(false);
    deed();
  };
  const question = asking && doubt !== null && (
    <SureDialog
      title={doubt}
      deed={words.deedTooMuch}
      grave={false}
      onSure={sure}
      onClose={() => setAsking(false)}
    >
      <p>{words.sureTooMuch}</p>
    </SureDialog>
  );
  return { begin: () => (doubt === null ? deed() : setAsking(true)), question };
}
