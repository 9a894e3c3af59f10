import { dateInWords } from "@mereau/shared/calendar/inWords.ts";
import type { Language } from "@mereau/shared/contracts/common.ts";
import type { CounterReceipt } from "@mereau/shared/contracts/tills.ts";
import { displayAmount } from "@mereau/shared/money/display.ts";
import { EURO_SCALE, euro } from "@mereau/shared/money/euro.ts";
import { minorOf } from "@mereau/shared/policies/parts.ts";
import { counterReceiptTexts } from "#http/pages/counterReceiptTexts.ts";
import { Doctype, OtherLanguage, Token } from "#http/pages/page.tsx";

/** The receipt of euros taken at the counter, on one sheet: read on a screen, and printed in black. */
export const CounterReceiptPage = ({
  language,
  receipt,
}: {
  language: Language;
  receipt: CounterReceipt;
}) => {
  const say = counterReceiptTexts[language];
  const { seller, member, movement, currency, teller, place } = receipt;
  const { issue, means, euros } = movement;
  const title = say.title(receipt.number);
  const rows = [
    [say.account, issue?.account],
    [say.credited, issue && displayAmount(minorOf(issue.amount, currency.scale), currency, language)],
    [say.teller, [teller, place].filter(Boolean).join(", ")],
  ] as const;
  return (
    <>
      <Doctype />
      <html lang={language}>
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <title>{`${title}, ${seller.name}`}</title>
          <link rel="icon" href="/assets/token.svg" type="image/svg+xml" />
          <link rel="stylesheet" href="/assets/site.css" />
          <link rel="stylesheet" href="/assets/receipt.css" />
          <script src="/assets/receipt.js" type="module" />
        </head>
        <body>
          <nav class="tools">
            <OtherLanguage language={language} query={{ format: "html" }} />
          </nav>
          <main class="receipt">
            <header>
              <Token name={seller.name} />
              <address>
                <strong>{seller.name}</strong>
                {seller.address !== null && <span>{seller.address}</span>}
                {seller.registration !== null && <span>{seller.registration}</span>}
              </address>
            </header>
            <div class="title">
              <h1>{title}</h1>
              <time datetime={new Date(receipt.at).toISOString()}>{dateInWords(receipt.at)[language]}</time>
            </div>
            {issue?.reversal && (
              <p class="undone">
                <strong>{say.undone(dateInWords(issue.reversal.at)[language])}</strong>
              </p>
            )}
            {member !== null && (
              <p class="buyer">
                {member.name}
                {member.number !== null && <span class="soft">, {say.member(member.number)}</span>}
              </p>
            )}
            <dl>
              {rows.map(([name, value]) => (
                <div>
                  <dt>{name}</dt>
                  <dd>{value}</dd>
                </div>
              ))}
              <div class="sum">
                <dt>{say.paid}</dt>
                <dd>
                  {displayAmount(minorOf(euros, EURO_SCALE), euro, language)}, {say.by[means]}
                </dd>
              </div>
            </dl>
            <footer>
              <p class="soft">
                {say.transfer} <code>{movement.id}</code>
              </p>
              <button class="button" type="button" id="print" hidden>
                {say.print}
              </button>
            </footer>
          </main>
        </body>
      </html>
    </>
  );
};
