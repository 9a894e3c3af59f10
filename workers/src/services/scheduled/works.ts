import { offerCreditHelp } from "#services/credit/help.ts";
import { followLimits } from "#services/limits/follow.ts";
import { askForFees } from "#services/membership-fees/ask.ts";
import { lookAfterFees } from "#services/membership-fees/lookAfter.ts";
import { membershipWork } from "#services/membership/scheduled.ts";
import { payBatches } from "#services/batch-payments/pay.ts";
import { sendAnnouncements } from "#services/policies/announce/messages.ts";
import { noticeOpening } from "#services/opening/notice.ts";
import { announcePolicies } from "#services/policies/announce/pages.ts";
import { countVolumes } from "#services/meters/count.ts";
import { countFigures } from "#services/insight/count.ts";
import { expireTokens } from "#services/expiries/expire.ts";
import { noticeExpiry } from "#services/expiries/notice.ts";
import { sendMessages } from "#services/messages/send.ts";
import { closeKioskOrders } from "#services/kiosks/close.ts";
import { takeInImports } from "#services/member-imports/run.ts";
import { lookAfterRequests } from "#services/payment-requests/work.ts";
import { sendPushes } from "#services/push/work.ts";
import { sendReceipts } from "#services/sales/work.ts";
import { collectWebhooks } from "#services/webhooks/collect.ts";
import { sendWebhooks } from "#services/webhooks/deliver.ts";
import { verifyInPieces } from "#services/verification/work.ts";
import type { ScheduledWork } from "#services/scheduled/work.ts";
import { announceSettings, applySettings } from "#services/setting-versions/work.ts";
import { payStandingOrders } from "#services/standing-orders/pay.ts";
import { reviewPayments } from "#services/unusual-payments/review.ts";

/** Everything that a community does of itself: a new work is a line here. */
export const scheduledWorks: readonly ScheduledWork[] = [
  applySettings,
  payStandingOrders,
  payBatches,
  lookAfterRequests,
  closeKioskOrders,
  membershipWork,
  takeInImports,
  announcePolicies,
  sendAnnouncements,
  announceSettings,
  noticeOpening,
  askForFees,
  lookAfterFees,
  countVolumes,
  countFigures,
  reviewPayments,
  followLimits,
  offerCreditHelp,
  expireTokens,
  noticeExpiry,
  sendReceipts,
  sendMessages,
  sendPushes,
  collectWebhooks,
  sendWebhooks,
  verifyInPieces,
];
