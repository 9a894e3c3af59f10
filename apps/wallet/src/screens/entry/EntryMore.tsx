import { Icon } from "@mereau/ui/icons.tsx";
import { saveFile } from "@mereau/ui/saveFile.ts";
import { TroubleNotice } from "#frame/TroubleNotice.tsx";
import type { Trouble } from "@mereau/ui/asking/ask.ts";
import type { Told } from "#screens/entry/sides.ts";
import { type Receipt, readReceipt, receiptName, receiptText } from "#screens/order/checkReceipt.ts";
import { at } from "#shell.ts";
import { recall } from "#store/seen.ts";
import { say } from "#texts/say.ts";
import { useState } from "preact/hooks";

/** The receipt of a transfer from this device where it is kept, else from the API. */
async function receiptOf(transfer: string) {
  const kept = await recall<Receipt>(receiptName(transfer));
  return kept ? ({ ok: true, value: kept.value } as const) : readReceipt(transfer);
}

type Props = { transfer: Told; other: string; /** null: the currency itself */ name: string | null };

/** The receipt as a file, on paper, and what else there was with the same person. */
export function EntryMore({ transfer, other, name }: Props) {
  const words = say().entry;
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const save = async () => {
    const answer = await receiptOf(transfer.id);
    setTrouble(answer.ok ? null : answer.trouble);
    if (answer.ok)
      saveFile(
        `${words.fileName(transfer.seq)}.json`,
        new Blob([receiptText(answer.value)], { type: "application/json" }),
      );
  };
  return (
    <div class="not-printed more-of-entry">
      {trouble && <TroubleNotice trouble={trouble} />}
      <ul class="rows">
        {name !== null && (
          <li>
            <a class="row bare" href={at(`/history?counterparty=${encodeURIComponent(other)}`)}>
              <b>{words.allWith(name)}</b>
              <Icon name="forward" size={18} />
            </a>
          </li>
        )}
        <li>
          <button type="button" class="row bare" onClick={() => void save()}>
            <span>
              <b>{words.file}</b>
              <small>{words.fileWhat}</small>
            </span>
            <Icon name="down" size={18} />
          </button>
        </li>
        <li>
          <button type="button" class="row bare" onClick={() => print()}>
            <b>{words.print}</b>
            <Icon name="print" size={20} />
          </button>
        </li>
      </ul>
    </div>
  );
}
