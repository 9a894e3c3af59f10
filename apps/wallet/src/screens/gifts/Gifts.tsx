import { Screen } from "#frame/Screen.tsx";
import { StaleNote } from "#frame/StaleNote.tsx";
import { TroubleNotice } from "#frame/TroubleNotice.tsx";
import { WaitingRows } from "#lists/WaitingRows.tsx";
import { giftsName, readGifts } from "#screens/gifts/gifts.ts";
import { HeartsToGive } from "#screens/gifts/HeartsToGive.tsx";
import { PoolToFill } from "#screens/gifts/PoolToFill.tsx";
import { chooseAccount } from "#screens/home/chosenAccount.ts";
import { EntryRow } from "#screens/home/EntryRow.tsx";
import { accountIn } from "#session/home.ts";
import { at } from "#shell.ts";
import { useSeen } from "#store/useSeen.ts";
import { say } from "#texts/say.ts";
import "#screens/gifts/gifts.css";

/** Gifts: what one may give, to somebody, to the house, to the pot that helps; and the last ones. */
export function Gifts() {
  const words = say().gifts;
  const { seen, trouble, again } = useSeen(giftsName(), readGifts);
  const { hearts, pool } = seen?.value ?? {};
  const account = hearts ? accountIn(hearts.currency) : undefined;
  return (
    <Screen title={words.title} back="/me">
      {seen && <StaleNote at={seen.at} trouble={trouble} />}
      {trouble && !seen && <TroubleNotice trouble={trouble} onRetry={again} />}
      {!seen && !trouble && <WaitingRows />}
      {seen && !hearts && !pool && <p>{words.none}</p>}
      {hearts && <HeartsToGive hearts={hearts} />}
      {pool && <PoolToFill pool={pool} />}
      {account && account.entries.length > 0 && (
        <section class="last-gifts">
          <h2>{words.last}</h2>
          <ul class="rows">
            {account.entries.map((entry) => (
              <li key={entry.seq}>
                <EntryRow entry={entry} account={account} />
              </li>
            ))}
          </ul>
          <p>
            <a class="slight" href={at("/history")} onClick={() => chooseAccount(account.id)}>
              {say().home.all}
            </a>
          </p>
        </section>
      )}
    </Screen>
  );
}
