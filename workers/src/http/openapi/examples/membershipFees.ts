import { ids } from "#http/openapi/exampleIds.ts";

const yearly = {
  since: "2027-01-01",
  period: "calendar_year",
  amount: "10",
  byType: { provider: "50" },
  minimum: "2",
  newcomers: "by_month",
  pot: "MIEL:pot-fees",
  reminders: [
    { afterDays: 0 },
    { afterDays: 15 },
    { afterDays: 45, message: { fr: "Nous comptons sur vous.", en: "We count on you." } },
  ],
  unpaid: { leadsTo: "suspend", afterDays: 90, noticeDays: 15 },
};

/** What one would send about membership fees. */
export const feeExamples: Readonly<Record<string, object>> = {
  changeMembershipFeePolicy: yearly,
  checkMembershipFeePolicy: yearly,
  payMembershipFee: { id: ids.feePayment, from: "MIEL:1006", amount: "10" },
  recordMembershipFee: { id: ids.feeRecord, means: "cash", paidOn: "2027-01-16" },
  waiveMembershipFee: { reason: "Bénévole de la fête de juin" },
  refundMembershipFee: { id: ids.feeRefund, reason: "Payée deux fois, en espèces aussi" },
  giveMembershipFeeMandate: { id: ids.feeMandate, account: "MIEL:1006", upTo: "20" },
};
