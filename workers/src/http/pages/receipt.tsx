import type { Language } from "@mereau/shared/contracts/common.ts";
import type { SaleReceipt } from "@mereau/shared/contracts/saleReceipt.ts";
import { Doctype, OtherLanguage, Token } from "#http/pages/page.tsx";
import { receiptWords, wordsOfReceipt } from "#services/sales/words.ts";

type Told = ReturnType<typeof wordsOfReceipt>;

const Lines = ({ language, told }: { language: Language; told: Told }) => {
  const say = receiptWords[language];
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{say.what}</th>
          <th scope="col">{say.quantity}</th>
          <th scope="col">{say.each}</th>
          <th scope="col">{say.total}</th>
        </tr>
      </thead>
      <tbody>
        {told.lines.map(({ name, quantity, each, total }) => (
          <tr>
            <th scope="row">{name}</th>
            <td>{quantity}</td>
            <td>{each}</td>
            <td>{total}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};

/** The receipt of a sale on one sheet of paper: it is read on a screen, and printed in black. */
export const ReceiptPage = ({ language, receipt }: { language: Language; receipt: SaleReceipt }) => {
  const say = receiptWords[language];
  const told = wordsOfReceipt(language, receipt);
  const { seller, buyer, kind } = receipt;
  return (
    <>
      <Doctype />
      <html lang={language}>
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <title>{`${told.title}, ${seller.name}`}</title>
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
              <h1>{told.title}</h1>
              <time datetime={new Date(receipt.at).toISOString()}>{told.date}</time>
            </div>
            {told.undone.length > 0 && (
              <p class="undone">
                <strong>{told.undone[0]}</strong> {told.undone[1]}
              </p>
            )}
            {buyer !== null && (
              <p class="buyer">
                <span class="soft">{say.buyer}</span> {buyer.name},{" "}
                <span class="soft">{say.member(buyer.number)}</span>
              </p>
            )}
            <Lines language={language} told={told} />
            <dl>
              {told.price !== null && (
                <div>
                  <dt>{say.price}</dt>
                  <dd>{told.price}</dd>
                </div>
              )}
              {told.whole !== null && (
                <div>
                  <dt>{say.total}</dt>
                  <dd>{told.whole}</dd>
                </div>
              )}
              <div class={kind === "purchase" ? "sum" : ""}>
                <dt>{kind === "purchase" ? say.totalPaid : say.credited}</dt>
                <dd>{told.units}</dd>
              </div>
              {told.paid !== null && (
                <div class={kind === "top_up" ? "sum" : ""}>
                  <dt>{say.inEuros}</dt>
                  <dd>{told.paid}</dd>
                </div>
              )}
            </dl>
            {seller.vatRemark !== null && <p class="vat">{seller.vatRemark}</p>}
            <footer>
              <p class="soft">
                {say.transfer} <code>{receipt.subject}</code>
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
