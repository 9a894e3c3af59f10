/** One entry of a statement, as banks write version 02 and version 08. */
export type TestEntry = {
  amount: string;
  day: string;
  direction?: "CRDT" | "DBIT";
  status?: string;
  reference?: string;
  reversal?: boolean;
  currency?: string;
  transactions?: { amount?: string; label?: string; endToEnd?: string; reference?: string; name?: string }[];
};

const element = (name: string, content: string | undefined): string =>
  content === undefined ? "" : `<${name}>${content}</${name}>`;

type Version = "02" | "08";

function transactionOf(
  version: Version,
  currency: string,
  one: NonNullable<TestEntry["transactions"]>[number],
): string {
  const amount = one.amount && `<Amt Ccy="${currency}">${one.amount}</Amt>`;
  const name = element("Nm", one.name);
  return element(
    "TxDtls",
    [
      element(
        "Refs",
        element("AcctSvcrRef", one.reference) + element("EndToEndId", one.endToEnd ?? "NOTPROVIDED"),
      ),
      version === "02" ? element("AmtDtls", element("TxAmt", amount || undefined)) : (amount ?? ""),
      one.name ? element("RltdPties", element("Dbtr", version === "02" ? name : element("Pty", name))) : "",
      one.label === undefined ? "" : element("RmtInf", element("Ustrd", one.label)),
    ].join(""),
  );
}

function entryOf(version: Version, entry: TestEntry): string {
  const { amount, day, direction = "CRDT", status = "BOOK", currency = "EUR" } = entry;
  return element(
    "Ntry",
    [
      `<Amt Ccy="${currency}">${amount}</Amt>`,
      element("CdtDbtInd", direction),
      element("RvslInd", entry.reversal === undefined ? undefined : String(entry.reversal)),
      element("Sts", version === "02" ? status : element("Cd", status)),
      element("BookgDt", element("Dt", day)),
      element("AcctSvcrRef", entry.reference),
      element("NtryDtls", entry.transactions?.map((one) => transactionOf(version, currency, one)).join("")),
    ].join(""),
  );
}

/** A camt.053 file of one statement. */
export function camtFile(entries: readonly TestEntry[], version: Version = "08", prefix = ""): string {
  const inner = element(
    "BkToCstmrStmt",
    `<GrpHdr><MsgId>M1</MsgId></GrpHdr>` +
      element(
        "Stmt",
        `<Id>S1</Id><Acct><Id><IBAN>FR7630006000011234567890189</IBAN></Id><Ccy>EUR</Ccy></Acct>` +
          entries.map((entry) => entryOf(version, entry)).join(""),
      ),
  );
  const prefixed = prefix === "" ? inner : inner.replace(/<(\/?)(?=\w)/g, `<$1${prefix}:`);
  const root = prefix === "" ? "Document" : `${prefix}:Document`;
  const namespace = `xmlns${prefix && `:${prefix}`}="urn:iso:std:iso:20022:tech:xsd:camt.053.001.${version}"`;
  return `<?xml version="1.0" encoding="UTF-8"?>\n<${root} ${namespace}>${prefixed}</${root}>`;
}
