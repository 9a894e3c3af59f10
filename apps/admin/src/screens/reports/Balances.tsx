import { api } from "#api/client.ts";
import { useAnswer } from "#lists/useAnswer.ts";
import { askJson } from "#api/askJson.ts";
import { FiguresCard } from "#screens/reports/FiguresCard.tsx";
import { say } from "#screens/reports/texts.ts";
import { here } from "#shell.ts";
import { type Currency, inWords } from "#words/amounts.ts";
import { decimalOf } from "#words/decimal.ts";

/** Who holds much, and who is far below zero and may be glad of a hand. */
export function Balances({ currency }: { currency: Currency }) {
  const words = say().balances;
  const { code } = currency;
  const shown = useAnswer(
    () =>
      askJson(
        api.GET("/v1/{community}/currencies/{code}/insight/balances", {
          params: { path: { ...here, code }, query: { format: "json" } },
        }),
      ),
    code,
  );
  const csv = `currencies/${code}/insight/balances?format=csv`;
  return (
    <>
      <FiguresCard
        title={words.largest}
        lead={words.largestLead}
        shown={shown}
        csv={csv}
        heads={[words.account, words.balance, words.share]}
        rowsOf={({ largest }) =>
          largest.map(({ name, account, balance, share }) => [
            name || account,
            inWords(balance, currency),
            words.percent(decimalOf(share)),
          ])
        }
      />
      <FiguresCard
        title={words.below}
        lead={words.belowLead}
        shown={shown}
        csv={csv}
        heads={[words.account, words.balance, words.left]}
        rowsOf={({ below }) =>
          below.map(({ name, account, balance, left }) => [
            name || account,
            inWords(balance, currency),
            inWords(left, currency),
          ])
        }
      />
    </>
  );
}
