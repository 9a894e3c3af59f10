import { useEffect, useState } from "preact/hooks";

import { currencyOfAccount } from "@mereau/shared/membership/account.ts";
import { codeOf, type Trouble } from "@mereau/ui/asking/ask.ts";
import { Screen } from "#frame/Screen.tsx";
import { TroubleNotice } from "#frame/TroubleNotice.tsx";
import { WaitingRows } from "#lists/WaitingRows.tsx";
import { newId } from "@mereau/ui/newId.ts";
import { LeaveDialog } from "#screens/data/LeaveDialog.tsx";
import { leave, type LeavingNotice, readNotice } from "#screens/data/leave.ts";
import { Obstacle } from "#screens/data/Obstacle.tsx";
import { WhatHappens } from "#screens/data/WhatHappens.tsx";
import { community } from "#shell.ts";
import { say } from "#texts/say.ts";
import "#screens/data/data.css";

/** What leaving means, what stands in its way with the way to settle it, and the deed itself. */
export function Leaving() {
  const words = say().data;
  const [notice, setNotice] = useState<LeavingNotice | null>(null);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const [gifts, setGifts] = useState<Record<string, string>>({});
  const [id] = useState(newId);
  const [asked, setAsked] = useState(false);
  const [busy, setBusy] = useState(false);

  const read = async () => {
    const answer = await readNotice();
    if (answer.ok) setNotice(answer.value);
    else setTrouble(answer.trouble);
  };
  useEffect(() => void read(), []);

  const giveTo = Object.values(gifts).filter((account) => account !== "");
  const isSettled = ({ code, account }: LeavingNotice["obstacles"][number]) =>
    code === "leaving_balance" &&
    giveTo.some((to) => currencyOfAccount(to) === currencyOfAccount(account ?? ""));
  const obstacles = notice?.obstacles ?? [];
  const isFree = notice !== null && obstacles.every(isSettled);

  const go = async () => {
    if (!notice) return;
    setBusy(true);
    setTrouble(null);
    const answer = await leave({ id, confirmation: notice.confirmation, giveTo });
    if (answer.ok) return;
    setBusy(false);
    setAsked(false);
    setTrouble(answer.trouble);
    // Its code lasts a quarter of an hour; and what stands in the way may have changed meanwhile
    await read();
  };
  const deed = (
    <button type="button" class="deed grave" aria-disabled={!isFree} onClick={() => isFree && setAsked(true)}>
      {isFree ? words.leaveDeed : words.settleFirst}
    </button>
  );
  return (
    <Screen title={words.leave(community.name)} back="/me/data" deeds={notice && deed}>
      {trouble && <TroubleNotice trouble={trouble} {...(!notice && { onRetry: () => void read() })} />}
      {trouble && codeOf(trouble) === "signature_required" && <p class="notice">{words.payItFirst}</p>}
      {!notice && !trouble && <WaitingRows count={3} />}
      {notice && (
        <>
          {obstacles.map((obstacle) => (
            <Obstacle
              key={obstacle.code + (obstacle.account ?? "")}
              obstacle={obstacle}
              giveTo={gifts[obstacle.account ?? ""] ?? ""}
              onGive={(to) => setGifts((before) => ({ ...before, [obstacle.account ?? ""]: to }))}
            />
          ))}
          <WhatHappens notice={notice} />
        </>
      )}
      {asked && <LeaveDialog busy={busy} onSure={() => void go()} onClose={() => setAsked(false)} />}
    </Screen>
  );
}
