import { ids } from "#http/openapi/exampleIds.ts";

/** What is sent to and about kiosks, cards, passes and stock. */
export const kioskExamples = {
  takeStock: { id: ids.stockTake, counted: 24, note: "Livraison du mardi" },
  usePass: { id: ids.passUse },
  createPaymentCard: {
    id: ids.paymentCard,
    account: "POKOU:1007",
    number: "4021 7730",
    tag: "04:A2:24:1B",
    pin: "2803",
  },
  changePaymentCardCode: { pin: "5170" },
  createKiosk: {
    id: ids.kiosk,
    name: "Tablette du bar",
    currency: "POKOU",
    withoutPin: { perPurchase: "300", perDay: "900" },
    leavingCode: "7391",
  },
  changeKiosk: { name: "Tablette de la cuisine", withoutPin: null, lockAfter: 90 },
  pairKiosk: { code: "K7MP-2XQD" },
  leaveKiosk: { code: "7391" },
  createKioskOrder: {
    id: ids.kioskOrder,
    lines: [{ product: ids.coffee, quantity: 2 }],
    total: "200",
    by: "card",
  },
  payKioskOrder: { card: "4021 7730", pin: "2803" },
};
