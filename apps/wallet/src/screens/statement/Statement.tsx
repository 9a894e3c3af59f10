import { useLocation } from "preact-iso";
import { useEffect, useState } from "preact/hooks";

import { now } from "@mereau/ui/clock.ts";
import { Screen } from "#frame/Screen.tsx";
import { chosenAccount } from "#screens/home/chosenAccount.ts";
import { AccountChips } from "#screens/home/AccountChips.tsx";
import { isMonth, monthOf } from "#screens/statement/months.ts";
import { MonthPicker } from "#screens/statement/MonthPicker.tsx";
import { OfMonth } from "#screens/statement/OfMonth.tsx";
import { Year } from "#screens/statement/Year.tsx";
import { accounts } from "#session/home.ts";
import { say } from "#texts/say.ts";
import "#screens/statement/statement.css";

/** A month of an account: where it began, what came and went, where it ended, on the screen, on paper and as a drawing. */
export function Statement() {
  const words = say().statement;
  const { query } = useLocation();
  const current = monthOf(now());
  const inAddress = query["month"] ?? "";
  const [month, setMonth] = useState(isMonth(inAddress) && inAddress < current ? inAddress : current);
  const account = chosenAccount(accounts());
  useEffect(() => {
    const address = new URL(location.href);
    address.searchParams.set("month", month);
    history.replaceState(history.state, "", address);
  }, [month]);
  return (
    <Screen title={words.title} back="/history">
      <AccountChips chosen={account} />
      {account ? (
        <>
          <MonthPicker month={month} latest={current} onChoose={setMonth} />
          <OfMonth
            key={`${account.id} ${month}`}
            account={account}
            month={month}
            isCurrent={month === current}
          >
            <Year key={account.id} account={account.id} latest={current} />
          </OfMonth>
        </>
      ) : (
        <p>{say().home.noAccount}</p>
      )}
    </Screen>
  );
}
