import { eq, inArray, or, type SQL, sql } from "drizzle-orm";

import {
  acceptance,
  accountHolder,
  apiKey,
  audit,
  autoAccept,
  batchLine,
  batchPayment,
  billing,
  certification,
  currency,
  deposit,
  deviceKey,
  formerNumber,
  invitation,
  invoice,
  knownDevice,
  loginCode,
  mail,
  member,
  memberCard,
  memberImportLine,
  memberJoining,
  memberNote,
  membership,
  membershipFee,
  membershipFeeMandate,
  membershipFeePayment,
  notificationChoice,
  kioskOrder,
  pass,
  passkey,
  passUse,
  paymentCard,
  paymentRequest,
  proposal,
  payoutDetails,
  purchase,
  purchaseLine,
  pushSubscription,
  recoveryCode,
  refund,
  session,
  signInPhone,
  sponsorship,
  standingOrder,
  taskClaim,
  topUp,
  totp,
} from "@mereau/db/tenant/schema.ts";
import { accountsSection, entriesSection } from "#services/personal-data/accounts.ts";
import { photoSection } from "#services/personal-data/photo.ts";
import { type Person, type Section, tableSection } from "#services/personal-data/section.ts";
import { transfersSection } from "#services/personal-data/transfers.ts";

const among =
  (...columns: readonly Parameters<typeof inArray>[0][]) =>
  ({ accounts }: Person): SQL | undefined =>
    or(...columns.map((column) => inArray(column, accounts)));

/**
 * All that a person gets who takes along what is known of them: a new table that names members adds a line here, or to
 * `notExported` with the reason.
 */
export const sections: readonly Section[] = [
  tableSection("profile", member, ({ id }) => eq(member.id, id)),
  tableSection("card", memberCard, ({ id }) => eq(memberCard.member, id)),
  photoSection,
  tableSection("telephone", signInPhone, ({ id }) => eq(signInPhone.member, id)),
  tableSection("acceptances", acceptance, ({ id }) => eq(acceptance.member, id)),
  tableSection("invitations", invitation, ({ id }) => or(eq(invitation.by, id), eq(invitation.sponsor, id)), {
    without: ["codeHash"],
  }),
  tableSection("notes", memberNote, ({ id }) => eq(memberNote.member, id)),
  tableSection("formerNumbers", formerNumber, ({ id }) => eq(formerNumber.member, id)),
  tableSection("importLines", memberImportLine, ({ id }) => eq(memberImportLine.member, id)),
  tableSection("sessions", session, ({ id }) => eq(session.member, id), { without: ["tokenHash"] }),
  tableSection("signInCodes", loginCode, ({ id }) => eq(loginCode.member, id), { without: ["codeHash"] }),
  tableSection("apiKeys", apiKey, ({ id }) => eq(apiKey.member, id), { without: ["tokenHash"] }),
  tableSection("deviceKeys", deviceKey, ({ id }) => eq(deviceKey.member, id)),
  tableSection("passkeys", passkey, ({ id }) => eq(passkey.member, id)),
  tableSection("secondFactor", totp, ({ id }) => eq(totp.member, id), { without: ["sealedSecret"] }),
  tableSection("recoveryCodes", recoveryCode, ({ id }) => eq(recoveryCode.member, id), { without: ["hash"] }),
  tableSection(
    "proposals",
    proposal,
    ({ id }) => or(eq(proposal.proposedBy, id), eq(proposal.decidedBy, id)),
    {
      without: ["fingerprint", "body"],
    },
  ),
  tableSection("knownDevices", knownDevice, ({ id }) => eq(knownDevice.member, id), { without: ["hash"] }),
  tableSection("notifications", notificationChoice, ({ id }) => eq(notificationChoice.member, id)),
  tableSection("pushSubscriptions", pushSubscription, ({ id }) => eq(pushSubscription.member, id), {
    without: ["endpoint", "p256dh", "auth"],
  }),
  tableSection("joining", memberJoining, ({ id }) => eq(memberJoining.member, id)),
  tableSection("membership", membership, ({ id }) => eq(membership.member, id), {
    without: ["unsettledSince"],
  }),
  tableSection("certifications", certification, ({ number }) =>
    or(eq(certification.certified, number), eq(certification.certifier, number)),
  ),
  tableSection("currencies", currency, () => undefined),
  tableSection("holdings", accountHolder, ({ id }) => eq(accountHolder.member, id)),
  accountsSection,
  entriesSection,
  transfersSection,
  tableSection("refunds", refund, ({ id }) => eq(refund.member, id)),
  tableSection("paymentRequests", paymentRequest, (person) =>
    or(eq(paymentRequest.member, person.id), among(paymentRequest.to, paymentRequest.from)(person)),
  ),
  tableSection("standingOrders", standingOrder, (person) =>
    or(eq(standingOrder.member, person.id), among(standingOrder.from)(person)),
  ),
  tableSection("batchPayments", batchPayment, ({ id }) => eq(batchPayment.member, id)),
  tableSection(
    "batchLines",
    batchLine,
    ({ id }) => sql`${batchLine.batch} in (select id from ${batchPayment} where member = ${id})`,
  ),
  tableSection("autoAccepts", autoAccept, (person) =>
    or(eq(autoAccept.member, person.id), among(autoAccept.from, autoAccept.to)(person)),
  ),
  tableSection("billing", billing, ({ id }) => eq(billing.member, id)),
  tableSection("invoices", invoice, (person) =>
    or(eq(invoice.sellerMember, person.id), among(invoice.seller, invoice.buyer)(person)),
  ),
  tableSection("deposits", deposit, ({ id }) => eq(deposit.member, id)),
  tableSection("payoutDetails", payoutDetails, among(payoutDetails.account)),
  tableSection("topUps", topUp, (person) => or(eq(topUp.member, person.id), among(topUp.account)(person))),
  tableSection("purchases", purchase, among(purchase.from)),
  tableSection(
    "purchaseLines",
    purchaseLine,
    (person) =>
      sql`${purchaseLine.purchase} in (select id from ${purchase} where ${among(purchase.from)(person)})`,
  ),
  tableSection("kioskOrders", kioskOrder, ({ id }) => eq(kioskOrder.member, id)),
  tableSection("paymentCards", paymentCard, ({ id }) => eq(paymentCard.member, id), {
    without: ["numberHash", "tagHash", "pinHash"],
  }),
  tableSection("passes", pass, among(pass.account)),
  tableSection(
    "passUses",
    passUse,
    (person) => sql`${passUse.pass} in (select id from ${pass} where ${among(pass.account)(person)})`,
  ),
  tableSection("taskClaims", taskClaim, ({ id }) => eq(taskClaim.member, id)),
  tableSection("membershipFees", membershipFee, ({ id }) => eq(membershipFee.member, id)),
  tableSection(
    "membershipFeePayments",
    membershipFeePayment,
    ({ id }) => sql`${membershipFeePayment.fee} in (select id from ${membershipFee} where member = ${id})`,
  ),
  tableSection("membershipFeeMandate", membershipFeeMandate, ({ id }) => eq(membershipFeeMandate.member, id)),
  tableSection("sponsorships", sponsorship, ({ id }) => eq(sponsorship.member, id)),
  tableSection("letters", mail, ({ addresses }) => inArray(mail.recipient, addresses)),
  tableSection("audit", audit, ({ id }) =>
    or(eq(audit.actor, id), eq(audit.onBehalfOf, id), eq(audit.subject, id)),
  ),
];

/** Tables that name members and are in no section, and why. */
export const notExported: Readonly<Record<string, string>> = {
  access_version: "a number that shuts out whoever has lost access",
  allowance: "told with the holdings",
  kiosk: "who set one up is in the audit",
  stock_move: "who counted is in the audit",
  task: "which tasks one may validate is on the tariff",
  bank_line: "of the community’s own bank account; what it brought is a deposit or an entry",
  bank_statement: "of the community’s own bank account; imports are in the audit",
  redemption_payout: "its redemption is an entry; who recorded it is in the audit",
  redemption_approval: "who let euros go out is in the audit",
  redemption_export: "who made a file for the bank is in the audit",
  member_word: "the words of the profile, by which it is found",
  member_import: "who took members in is in the audit",
  till: "what a teller counted is the community’s own; it is in the audit",
  till_movement: "what came in for a member is an entry; who took it is in the audit",
  policy_record: "what somebody settled for all is in the audit",
  unusual_payment: "its payment is an entry; who looked at it is in the audit",
  webhook_endpoint: "who set one up is in the audit",
  ledger_verification: "who asked for one is in the audit",
  setting_version: "what somebody settled for all is in the audit",
};
