import { sepaText } from "#banking/pain/sepaText.ts";
import { formatAmount } from "#money/decimal.ts";
import { EURO_SCALE } from "#money/euro.ts";

/** A bank account as a file names it. */
export type BankParty = { holder: string; iban: string; bic: string | null };

/** One transfer of a file: to whom, how many cents, and what both sides see of it. `id`: at most 35 letters, figures and dashes. */
export type CreditTransfer = { id: string; to: BankParty; cents: number; about: string };

/** A file of transfers from one account. `id`: at most 35 letters, figures and dashes; `executeOn`: `2026-12-01`. */
export type CreditTransferFile = {
  id: string;
  /** Milliseconds since 1970. */
  createdAt: number;
  executeOn: string;
  from: BankParty;
  transfers: readonly CreditTransfer[];
};

const NAME_MAX = 70;
const ABOUT_MAX = 140;

/** In the character set there is nothing else to write otherwise: `&`, `<`, `>` and `"` do not pass `sepaText`. */
const element = (name: string, ...inner: readonly string[]): string => `<${name}>${inner.join("")}</${name}>`;

const account = (name: string, iban: string) => element(name, element("Id", element("IBAN", iban)));
const party = (name: string, holder: string) => element(name, element("Nm", sepaText(holder, NAME_MAX)));

/** Who debits must be told of their bank; within the area its account says it all, which is written as not provided. */
const bankOf = (name: string, bic: string | null) =>
  element(
    name,
    element(
      "FinInstnId",
      bic === null ? element("Othr", element("Id", "NOTPROVIDED")) : element("BICFI", bic),
    ),
  );

/**
 * SEPA credit transfers as banks take them: `pain.001.001.09` of ISO 20022, as the implementation guidelines of the European Payments
 * Council narrow it (EPC132-08), all from one account on one day.
 */
export function writeCreditTransfers({
  id,
  createdAt,
  executeOn,
  from,
  transfers,
}: CreditTransferFile): string {
  const sums = [
    element("NbOfTxs", String(transfers.length)),
    element("CtrlSum", euros(transfers.reduce((sum, { cents }) => sum + cents, 0))),
  ];
  const header = element(
    "GrpHdr",
    element("MsgId", id),
    element("CreDtTm", new Date(createdAt).toISOString().slice(0, 19)),
    ...sums,
    party("InitgPty", from.holder),
  );
  const payment = element(
    "PmtInf",
    element("PmtInfId", id),
    element("PmtMtd", "TRF"),
    ...sums,
    element("PmtTpInf", element("SvcLvl", element("Cd", "SEPA"))),
    element("ReqdExctnDt", element("Dt", executeOn)),
    party("Dbtr", from.holder),
    account("DbtrAcct", from.iban),
    bankOf("DbtrAgt", from.bic),
    element("ChrgBr", "SLEV"),
    ...transfers.map(transferOf),
  );
  const namespace = "urn:iso:std:iso:20022:tech:xsd:pain.001.001.09";
  const body = element("CstmrCdtTrfInitn", header, payment);
  return `<?xml version="1.0" encoding="UTF-8"?>\n<Document xmlns="${namespace}">${body}</Document>\n`;
}

const transferOf = ({ id, to, cents, about }: CreditTransfer): string =>
  element(
    "CdtTrfTxInf",
    element("PmtId", element("EndToEndId", id)),
    element("Amt", `<InstdAmt Ccy="EUR">${euros(cents)}</InstdAmt>`),
    ...(to.bic === null ? [] : [bankOf("CdtrAgt", to.bic)]),
    party("Cdtr", to.holder),
    account("CdtrAcct", to.iban),
    element("RmtInf", element("Ustrd", sepaText(about, ABOUT_MAX))),
  );

const euros = (cents: number): string => formatAmount(cents, EURO_SCALE);
