import * as z from "zod";

import { decodeEntities } from "#banking/camt/xml.ts";

/*
 * The parts of camt.053 that are read, which versions 02 to 13 share; all others are passed over. Where they differ, both
 * forms are known: a status is a text or a code within, a party a name or a name within, an amount stands in the
 * transaction or in its details.
 */

/** A text, with or without attributes beside it. */
const leaf = z
  .union([z.string(), z.object({ "#text": z.string() }).transform((element) => element["#text"])])
  .transform(decodeEntities);

/** An element that may be there and empty. */
const element = <Shape extends z.ZodRawShape>(shape: Shape) =>
  z.preprocess((value) => (value === "" ? {} : value), z.object(shape));

const amount = z.object({ "#text": z.string(), "@Ccy": z.string() });
const direction = z.enum(["CRDT", "DBIT"]);
const day = element({ Dt: leaf.optional(), DtTm: leaf.optional() });
const party = element({ Nm: leaf.optional(), Pty: element({ Nm: leaf.optional() }).optional() });

const reference = element({ CdtrRefInf: element({ Ref: leaf.optional() }).optional() });

const transaction = element({
  Refs: element({ AcctSvcrRef: leaf.optional(), EndToEndId: leaf.optional() }).optional(),
  Amt: amount.optional(),
  AmtDtls: element({ TxAmt: element({ Amt: amount.optional() }).optional() }).optional(),
  CdtDbtInd: direction.optional(),
  RltdPties: element({ Dbtr: party.optional(), Cdtr: party.optional() }).optional(),
  RmtInf: element({ Ustrd: z.array(leaf).optional(), Strd: z.array(reference).optional() }).optional(),
  AddtlTxInf: leaf.optional(),
});

const entry = element({
  NtryRef: leaf.optional(),
  Amt: amount,
  CdtDbtInd: direction,
  RvslInd: leaf.optional(),
  Sts: z.union([leaf, element({ Cd: leaf.optional(), Prtry: leaf.optional() })]),
  BookgDt: day.optional(),
  ValDt: day.optional(),
  AcctSvcrRef: leaf.optional(),
  NtryDtls: z.array(element({ TxDtls: z.array(transaction).optional() })).optional(),
  AddtlNtryInf: leaf.optional(),
});

const statement = element({
  Id: leaf,
  Acct: element({ Id: element({ IBAN: leaf.optional() }), Ccy: leaf.optional() }),
  Ntry: z.array(entry).optional(),
});

/** The document, from its root on. */
export const document = z.object({
  Document: z.object({ BkToCstmrStmt: element({ Stmt: z.array(statement) }) }),
});

export type Amount = z.output<typeof amount>;
export type Transaction = z.output<typeof transaction>;
export type Entry = z.output<typeof entry>;
export type Statement = z.output<typeof statement>;
