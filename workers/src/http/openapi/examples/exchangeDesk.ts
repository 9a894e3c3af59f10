import { ids } from "#http/openapi/exampleIds.ts";

/** What is sent to and about tills, and euros that go out for redemptions. */
export const exchangeDeskExamples = {
  openTill: { id: ids.till, float: "100,00", place: "Marché des Halles" },
  closeTill: { counted: "162,50", note: null },
  moveAtTill: {
    id: ids.tillMovement,
    direction: "out",
    means: "cash",
    euros: "50,00",
    note: "Remise en banque",
  },
  countGuaranteeFund: { euros: "45120,50", on: "2026-12-01" },
  changePayoutRule: { twoFrom: "1000,00" },
  changePayTo: { holder: "Épicerie Malo", iban: "FR7630006000011234567890189" },
  createRedemptionExport: {
    id: ids.redemptionExport,
    executeOn: "2026-12-01",
    redemptions: [ids.redemption],
  },
  wireRedemptionExport: { wiredOn: "2026-12-02" },
  takeRedemptionExportBack: { reason: "Refusé par la banque" },
  recordPayout: { wiredOn: "2026-12-01", reference: "VIR-2026-0412" },
};
