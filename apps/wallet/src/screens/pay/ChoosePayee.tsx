import { useLocation } from "preact-iso";

import { Icon } from "@mereau/ui/icons.tsx";
import { Token } from "@mereau/ui/Token.tsx";
import { Screen } from "#frame/Screen.tsx";
import { AccountChips } from "#screens/home/AccountChips.tsx";
import { chosenAccount } from "#screens/home/chosenAccount.ts";
import { type Found, payeeOf } from "#screens/people/payees.ts";
import { PayeeSearch } from "#screens/people/PayeeSearch.tsx";
import { usePayees } from "#screens/people/used.ts";
import { destinationOf } from "#screens/scan/destination.ts";
import { Scanner } from "#screens/scan/Scanner.tsx";
import { accounts } from "#session/home.ts";
import { at, slug } from "#shell.ts";
import { say } from "#texts/say.ts";
import { pictureOf } from "#words/picture.ts";

/** So many that one pays often stand there at once; the others are found by their name. */
const SHOWN_MAX = 12;

/** Whom to pay: somebody known, somebody looked for, or whoever shows a code. */
export function ChoosePayee() {
  const words = say().pay;
  const { route } = useLocation();
  const account = chosenAccount(accounts());
  const currency = account?.currency ?? null;
  const payPath = (found: Found) => {
    const isIn = payeeOf(found, { currency }) !== null;
    return at(`/pay?to=${found.number}${isIn ? `&c=${currency}` : ""}`);
  };
  const goThere = (text: string): boolean => {
    const to = destinationOf(text, { origin: location.origin, slug });
    if (to.kind !== "screen" || !/\//.test(text)) return false;
    route(at(to.path));
    return true;
  };
  return (
    <Screen title={words.title}>
      <Scanner />
      <PayeeSearch label={words.search} linkTo={payPath} onPaste={goThere}>
        <AccountChips chosen={account} />
        {account && <Known key={account.id} account={account.id} currency={account.currency} />}
      </PayeeSearch>
    </Screen>
  );
}

/** Those who were paid most often: there at once, without network too. */
function Known({ account, currency }: { account: string; currency: string }) {
  const words = say();
  const known = usePayees(account).filter(({ name }) => name !== null);
  if (known.length === 0) return <p class="soft">{words.pay.whoHint}</p>;
  return (
    <section aria-labelledby="known">
      <h2 id="known">{words.pay.known}</h2>
      <ul class="rows">
        {known.slice(0, SHOWN_MAX).map(({ account: id, number, name, photo }) => (
          <li key={id}>
            <a class="row" href={at(`/pay?to=${number}&c=${currency}`)}>
              <Token name={name ?? ""} picture={pictureOf(photo)} />
              <span>
                <b>{name}</b>
                <small>{words.history.number(number)}</small>
              </span>
              <Icon name="forward" size={18} />
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
