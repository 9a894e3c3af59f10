import { useEffect, useState } from "preact/hooks";

import { isGenuine, readReceipt, receiptName } from "#screens/order/checkReceipt.ts";
import { useSeen } from "#store/useSeen.ts";
import { say } from "#texts/say.ts";
import "#screens/order/checked.css";

/** The receipt, read once and checked on this very device; it can be checked again, and handed on, without a network. */
export function Checked({ transfer }: { transfer: string }) {
  const words = say().order;
  const { seen, trouble } = useSeen(receiptName(transfer), () => readReceipt(transfer));
  const [genuine, setGenuine] = useState<boolean | null>(null);
  useEffect(() => {
    if (seen) void isGenuine(seen.value).then(setGenuine);
  }, [seen]);
  const told =
    genuine === null
      ? trouble
        ? words.receiptLater
        : words.checking
      : genuine
        ? words.verified
        : words.notVerified;
  return (
    <>
      <dt>{words.receipt}</dt>
      <dd class={genuine === null ? "soft" : genuine ? "good" : "wrong"}>
        <span role="status">{told}</span>
      </dd>
    </>
  );
}
