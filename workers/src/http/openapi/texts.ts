import { version } from "#version.ts";

const description = `The ledger of community currencies: members, accounts, transfers, and the proof that nothing was lost or doubled.

**Amounts** are decimal strings in the unit of their currency. \`12,50\` and \`12.50\` are both understood; answers
always have a point. **Moments** are milliseconds since 1970, in UTC.

**Asking twice is asking once.** Whoever asks makes the id (a UUIDv7) before asking, and asks again with the same id when
an answer did not arrive: what was done is not done again, and the verdict is the same, a refusal too. An
\`Idempotency-Key\` header may stand in for the id, or beside it if it equals it.

**Refusals** are \`application/problem+json\` (RFC 9457) with a stable \`code\` and a sentence in the language of
\`Accept-Language\` (French or English). A 503 says whether something may have been done, and can be asked again.

**Lists** come in pages: \`?cursor=\` takes the \`next\` of the page before, which is null on the last.

**Signing in.** People get a code by e-mail or text message and then a session: a cookie in a browser, a bearer token for
an app. Programs use an API key with scopes. Browsers must send changes from this very origin; everything sent is JSON.`;

const tags = [
  ["Communities", "Founding a community, seeing its public face, exporting and deleting it."],
  ["Sign-in", "Codes by e-mail or text message, sessions, and who is asking."],
  ["Keys", "Keys for programs, and the keys with which devices sign payment orders."],
  ["Joining", "Invitations, applications, and the charter and terms of use that members accept."],
  ["Members", "Being admitted, roles, and finding somebody to pay."],
  ["Personal data", "Taking along what is known of oneself, and leaving."],
  ["Member types", "Kinds of member, and what their accounts open with."],
  ["Membership", "Who is a recognised member, by which rules, and for how long."],
  ["Certifications", "Members who vouch for one another: the web of trust."],
  ["Membership fees", "What members are asked each year, paying it, and what an unpaid fee leads to."],
  ["Accounts", "Balances, entries, statements, limits, and who may use an account."],
  ["Transfers", "Payments, one or many at once, reversals, receipts."],
  ["Holds", "Setting an amount aside, and capturing or releasing it."],
  ["Standing orders", "Payments that come back of themselves, or are made once at a later date."],
  ["Batch payments", "Many payments from one account, looked through and then confirmed together."],
  ["Payment requests", "Asking for a payment, paying what was asked, and agreeing to it beforehand."],
  ["Notifications", "Of what one is told, by e-mail or on one’s phone, and on which browsers."],
  ["Invoices", "Invoices with both prices, numbered without gaps, paid once, cancelled by credit notes."],
  ["Currencies", "The currencies of a community, and bringing them in and out."],
  ["Policies", "The rules by which a currency goes, their history and what they would do; pots."],
  ["Top-ups", "Tokens sold at the bar for euros, and their receipts."],
  ["Tariff", "What one can buy, what one can earn by giving time, and doing either."],
  ["Kiosks", "Tablets at the bar, and the cards that pay there."],
  ["Sponsorships", "The association to which a member has something given."],
  ["Deposits", "Euros that members announce by bank transfer, to be changed into a currency."],
  ["Bank", "The bank’s statements: reading them, issuing for what came in, and deciding on the rest."],
  ["Ledger", "The chain of batches, and the journal for bookkeeping."],
  ["Settings", "What the community says of itself."],
  ["Audit", "What was done by those who run the community."],
  ["Webhooks", "Telling programs what happens, signed, tried again, and sent once more where wanted."],
  ["Scheduled work", "What a community does of itself once its moment has come."],
  ["Demonstrations", "For communities made for show, on development machines."],
  ["Service", "Whether the service is well."],
] as const;

/** What the API document says beside what the routes declare. */
export const apiTexts = {
  openapi: "3.1.0",
  info: {
    title: "Méreau",
    version,
    summary: "Community currencies online.",
    description,
    license: { name: "AGPL-3.0-or-later", identifier: "AGPL-3.0-or-later" },
  },
  servers: [{ url: "/", description: "This deployment." }],
  tags: tags.map(([name, text]) => ({ name, description: text })),
};

/** How one shows who one is. The names are those that the routes refer to. */
export const securitySchemes = {
  session: {
    type: "apiKey",
    in: "cookie",
    name: "mereau_session",
    description: "The cookie of a signed-in browser. Changes must come from this origin.",
  },
  bearer: {
    type: "http",
    scheme: "bearer",
    description: "The token of a session that was asked for with `bearer`, or an API key.",
  },
  operator: {
    type: "http",
    scheme: "bearer",
    description: "The token of whoever operates this deployment.",
  },
} as const;
