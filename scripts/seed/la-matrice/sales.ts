import type { Sales } from "../story.ts";

/** A day at the bar. Everybody has topped up before they buy, and there is enough in the pot for the plants. */
export const sales: Sales = {
  by: "bastien",
  topUps: [
    { to: "chloe", euros: "20.00", means: "card", reference: "CB-BAR-01" },
    { to: "idriss", euros: "50.00", means: "card", reference: "CB-BAR-02" },
    { to: "heloise", euros: "30.00", means: "cash", reference: "ESP-BAR-03" },
    { to: "tiago", euros: "20.00", means: "transfer", reference: "VIR-BAR-04" },
  ],
  purchases: [
    { by: "chloe", key: "coffee", quantity: 2 },
    { by: "idriss", key: "day", quantity: 1 },
    { by: "heloise", key: "half-day", quantity: 1 },
    { by: "tiago", key: "cookie", quantity: 3 },
  ],
  gifts: [{ by: "idriss", amount: "600", memo: "six cafés en attente" }],
  decided: [
    { by: "heloise", task: "plants", note: "Semaine 46" },
    { by: "tiago", task: "plants", note: "Semaine 45" },
    { by: "chloe", task: "workshop", note: "Samedi", reason: "L’atelier a été reporté en janvier." },
  ],
};
