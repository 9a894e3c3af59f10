import { useLocation } from "preact-iso";
import { useState } from "preact/hooks";

import { Screen } from "#frame/Screen.tsx";
import { StaleNote } from "#frame/StaleNote.tsx";
import { tell } from "#frame/Tidings.tsx";
import { TroubleNotice } from "#frame/TroubleNotice.tsx";
import { WaitingRows } from "#lists/WaitingRows.tsx";
import { AccountChips } from "#screens/getPaid/AccountChips.tsx";
import { NeedsAccount } from "#screens/getPaid/NeedsAccount.tsx";
import { HolderRow } from "#screens/holders/HolderRow.tsx";
import { HolderSheet, type Person } from "#screens/holders/HolderSheet.tsx";
import { type Holder, readHolders } from "#screens/holders/holders.ts";
import { RemoveDialog } from "#screens/holders/RemoveDialog.tsx";
import { PayeeSearch } from "#screens/people/PayeeSearch.tsx";
import { takingAccounts, type TakingAccount } from "#session/takingAccounts.ts";
import { useSeen } from "#store/useSeen.ts";
import { say } from "#texts/say.ts";

/** Who may do what with each of the accounts that one owns; the one in the address first. */
export function Holders() {
  const words = say().holders;
  const owned = takingAccounts().filter(({ isOwned }) => isOwned);
  const [chosen, setChosen] = useState(useLocation().query["of"]);
  const account = owned.find(({ id }) => id === chosen) ?? owned[0];
  if (!account) return <NeedsAccount title={words.title} />;
  return (
    <Screen title={words.title} back="/me">
      <AccountChips accounts={owned} chosen={account.id} onChoose={setChosen} />
      <OfAccount key={account.id} account={account} />
    </Screen>
  );
}

function OfAccount({ account }: { account: TakingAccount }) {
  const words = say().holders;
  const { seen, trouble, again, put } = useSeen(`holders:${account.id}`, () => readHolders(account.id));
  const [person, setPerson] = useState<Person | null>(null);
  const [leaving, setLeaving] = useState<Person | null>(null);
  if (!seen) return trouble ? <TroubleNotice trouble={trouble} onRetry={again} /> : <WaitingRows count={2} />;
  const holders = seen.value;
  const done = (now: Holder[]) => {
    setPerson(null);
    setLeaving(null);
    put(now);
    tell(say().common.saved);
  };
  return (
    <>
      <p>{words.lead(account.name)}</p>
      {trouble && <TroubleNotice trouble={trouble} onRetry={again} />}
      <StaleNote at={seen.at} trouble={trouble} />
      <ul class="rows">
        {holders.map((holder) => (
          <li key={holder.member}>
            <HolderRow holder={holder} currency={account.currency} onChoose={setPerson} />
          </li>
        ))}
      </ul>
      {holders.length < 2 && <p class="soft">{words.alone}</p>}
      <h2>{words.add}</h2>
      <PayeeSearch
        label={say().pay.search}
        onChoose={({ number, name }) =>
          setPerson(holders.find((holder) => holder.number === number) ?? { number, name })
        }
      />
      {person && (
        <HolderSheet
          account={account}
          person={person}
          onDone={done}
          onRemove={() => {
            setPerson(null);
            setLeaving(person);
          }}
          onClose={() => setPerson(null)}
        />
      )}
      {leaving && (
        <RemoveDialog
          account={account}
          person={leaving}
          onDone={() => done(holders.filter(({ number }) => number !== leaving.number))}
          onClose={() => setLeaving(null)}
        />
      )}
    </>
  );
}
