import fc from "fast-check";
import { expect, test } from "vitest";

import { writeCreditTransfers } from "#banking/pain/creditTransfers.ts";
import { sepaText } from "#banking/pain/sepaText.ts";

const from = { holder: "Association Le Miel", iban: "FR7630006000011234567890189", bic: "AGRIFRPP" };
const fournil = { holder: "Fournil & Cie, « Œuvre »", iban: "DE89370400440532013000", bic: null };
const file = (cents: readonly number[]) =>
  writeCreditTransfers({
    id: "01939f2e7c007a308f4e5a1d2c3b4e01",
    createdAt: Date.UTC(2026, 10, 23, 9, 30),
    executeOn: "2026-11-25",
    from,
    transfers: cents.map((one, index) => ({
      id: `R-${index}`,
      to: fournil,
      cents: one,
      about: "Reconversion n° 1",
    })),
  });

test("one transfer is written element by element in the order of the schema", () => {
  expect(file([4750]).replaceAll(/>\s*</g, ">\n<").split("\n")).toEqual(
    `<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.001.001.09">
<CstmrCdtTrfInitn>
<GrpHdr>
<MsgId>01939f2e7c007a308f4e5a1d2c3b4e01</MsgId>
<CreDtTm>2026-11-23T09:30:00</CreDtTm>
<NbOfTxs>1</NbOfTxs>
<CtrlSum>47.50</CtrlSum>
<InitgPty>
<Nm>Association Le Miel</Nm>
</InitgPty>
</GrpHdr>
<PmtInf>
<PmtInfId>01939f2e7c007a308f4e5a1d2c3b4e01</PmtInfId>
<PmtMtd>TRF</PmtMtd>
<NbOfTxs>1</NbOfTxs>
<CtrlSum>47.50</CtrlSum>
<PmtTpInf>
<SvcLvl>
<Cd>SEPA</Cd>
</SvcLvl>
</PmtTpInf>
<ReqdExctnDt>
<Dt>2026-11-25</Dt>
</ReqdExctnDt>
<Dbtr>
<Nm>Association Le Miel</Nm>
</Dbtr>
<DbtrAcct>
<Id>
<IBAN>FR7630006000011234567890189</IBAN>
</Id>
</DbtrAcct>
<DbtrAgt>
<FinInstnId>
<BICFI>AGRIFRPP</BICFI>
</FinInstnId>
</DbtrAgt>
<ChrgBr>SLEV</ChrgBr>
<CdtTrfTxInf>
<PmtId>
<EndToEndId>R-0</EndToEndId>
</PmtId>
<Amt>
<InstdAmt Ccy="EUR">47.50</InstdAmt>
</Amt>
<Cdtr>
<Nm>Fournil + Cie, . OEuvre .</Nm>
</Cdtr>
<CdtrAcct>
<Id>
<IBAN>DE89370400440532013000</IBAN>
</Id>
</CdtrAcct>
<RmtInf>
<Ustrd>Reconversion n. 1</Ustrd>
</RmtInf>
</CdtTrfTxInf>
</PmtInf>
</CstmrCdtTrfInitn>
</Document>
`.split("\n"),
  );
});

test("the number of transfers and their sum are right to the cent, whatever the amounts", () => {
  const amounts = fc.array(fc.integer({ min: 1, max: 99_999_999_999 }), { minLength: 1, maxLength: 40 });
  fc.assert(
    fc.property(amounts, (cents) => {
      const written = file(cents);
      const counts = [...written.matchAll(/<NbOfTxs>(\d+)</g)].map(([, count]) => Number(count));
      const sums = [...written.matchAll(/<CtrlSum>(\d+)\.(\d\d)</g)].map(([, whole, rest]) =>
        Number(`${whole}${rest}`),
      );
      const sum = cents.reduce((all, one) => all + one, 0);
      expect([counts, sums]).toEqual([
        [cents.length, cents.length],
        [sum, sum],
      ]);
      const each = [...written.matchAll(/<InstdAmt Ccy="EUR">(\d+)\.(\d\d)</g)];
      expect(each.map(([, whole, rest]) => Number(`${whole}${rest}`))).toEqual(cents);
    }),
  );
});

test("no text of anybody’s brings in a sign that no bank passes on, or breaks out of its element", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 200 }), (text) => {
      const written = sepaText(text, 70);
      expect(written).toMatch(/^[A-Za-z0-9/\-?:().,'+ ]{0,70}$/);
      expect(written).not.toMatch(/^[/ ]|[/ ]$|\/\//);
    }),
  );
  expect(sepaText("</Nm><Nm>Éloïse l’Héritier // fin/", 70)).toBe("./Nm..Nm.Eloise l'Heritier / fin");
});
