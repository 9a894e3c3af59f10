import type { OpenAPIHono } from "@hono/zod-openapi";

import { Refusal } from "#services/refusal.ts";
import { allowedMethods } from "#http/allowedMethods.ts";
import { answerError, answerRefusal } from "#http/errors.ts";
import { identified } from "#http/identified.ts";
import { authenticate } from "#http/middleware/authenticate/index.ts";
import { begin, type Services } from "#http/middleware/begin/index.ts";
import { bodyLimit } from "#http/middleware/bodyLimit/index.ts";
import { community } from "#http/middleware/community/index.ts";
import { idempotencyKey } from "#http/middleware/idempotencyKey/index.ts";
import { language } from "#http/middleware/language/index.ts";
import { requestLog } from "#http/middleware/requestLog/index.ts";
import { sameSite } from "#http/middleware/sameSite/index.ts";
import { carriedOut } from "#http/middleware/twoPersons/carriedOut.ts";
import { twoPersons } from "#http/middleware/twoPersons/index.ts";
import { secureHeaders } from "#http/middleware/secureHeaders/index.ts";
import { tellHooks } from "#http/middleware/tellHooks/index.ts";
import { createRouter, type HttpEnv } from "#http/router.ts";
import { accountRoutes } from "#http/routes/accounts.ts";
import { adminRoutes, kioskPages } from "#http/routes/admin.tsx";
import { applicationRoutes } from "#http/routes/applications.ts";
import { autoAcceptRoutes } from "#http/routes/autoAccepts.ts";
import { assetRoutes } from "#http/routes/assets.ts";
import { auditRoutes } from "#http/routes/audit.ts";
import { backingRoutes } from "#http/routes/backing.ts";
import { chartOfAccountsRoutes } from "#http/routes/chartOfAccounts.ts";
import { billingRoutes } from "#http/routes/billing.ts";
import { balanceRoutes } from "#http/routes/balances.ts";
import { bankDetailRoutes } from "#http/routes/bankDetails.ts";
import { refundRoutes } from "#http/routes/refunds.ts";
import { redemptionApprovalRoutes } from "#http/routes/redemptionApprovals.ts";
import { redemptionExportRoutes } from "#http/routes/redemptionExports.ts";
import { redemptionRoutes } from "#http/routes/redemptions.ts";
import { bankLineRoutes } from "#http/routes/bankLines.ts";
import { bankMappingRoutes } from "#http/routes/bankMappings.ts";
import { bankStatementRoutes } from "#http/routes/bankStatements.ts";
import { certificationRoutes } from "#http/routes/certifications.ts";
import { batchPaymentRoutes } from "#http/routes/batchPayments.ts";
import { communitiesRoutes } from "#http/routes/communities.ts";
import { communityRoutes } from "#http/routes/community.ts";
import { currencyRoutes } from "#http/routes/currencies.ts";
import { depositRoutes } from "#http/routes/deposits.ts";
import { deviceRoutes } from "#http/routes/devices.ts";
import { directoryRoutes } from "#http/routes/directory.ts";
import { documentRoutes } from "#http/routes/documents.ts";
import { docsRoutes } from "#http/routes/docs.tsx";
import { entryRoutes } from "#http/routes/entries.ts";
import { figuresPages } from "#http/routes/figuresPages.tsx";
import { foundRoutes } from "#http/routes/found.tsx";
import { frontRoutes } from "#http/routes/front.tsx";
import { guaranteeFundRoutes } from "#http/routes/guaranteeFund.ts";
import { healthRoutes } from "#http/routes/health.ts";
import { historyRoutes } from "#http/routes/history.ts";
import { holderRoutes } from "#http/routes/holders.ts";
import { holdRoutes } from "#http/routes/holds.ts";
import { homeRoutes } from "#http/routes/home.ts";
import { insightRoutes } from "#http/routes/insight.ts";
import { assemblyReportRoutes } from "#http/routes/assemblyReport.ts";
import { invitationRoutes } from "#http/routes/invitations.ts";
import { invoiceClosingRoutes } from "#http/routes/invoiceClosing.ts";
import { invoiceRoutes } from "#http/routes/invoices.tsx";
import { keyRoutes } from "#http/routes/keys.ts";
import { leavingRoutes } from "#http/routes/leaving.ts";
import { kioskRoutes } from "#http/routes/kiosk.ts";
import { kiosksRoutes } from "#http/routes/kiosks.ts";
import { ledgerRoutes } from "#http/routes/ledger.ts";
import { ledgerVerificationRoutes } from "#http/routes/ledgerVerification.ts";
import { liveRoutes } from "#http/routes/live.ts";
import { mailboxRoutes } from "#http/routes/mailbox.ts";
import { mailboxPages } from "#http/routes/mailboxPages.tsx";
import { memberTypeRoutes } from "#http/routes/memberTypes.ts";
import { memberDecisionRoutes } from "#http/routes/memberDecisions.ts";
import { memberImportRoutes } from "#http/routes/memberImports.ts";
import { memberNoteRoutes } from "#http/routes/memberNotes.ts";
import { openingRoutes } from "#http/routes/opening.ts";
import { memberRoutes } from "#http/routes/members.ts";
import { feeReportRoutes } from "#http/routes/membershipFeeReports.tsx";
import { feePolicyRoutes } from "#http/routes/membershipFeePolicy.ts";
import { feeRoutes } from "#http/routes/membershipFees.ts";
import { membershipRoutes } from "#http/routes/membership.ts";
import { noticePolicyRoutes } from "#http/routes/noticePolicy.ts";
import { notificationRoutes } from "#http/routes/notifications.ts";
import { openApiRoutes } from "#http/routes/openapi.ts";
import { passkeyRoutes } from "#http/routes/passkeys.ts";
import { passRoutes } from "#http/routes/passes.ts";
import { paymentCardRoutes } from "#http/routes/paymentCards.ts";
import { paymentRequestRoutes } from "#http/routes/paymentRequests.ts";
import { pictureRoutes } from "#http/routes/pictures.ts";
import { personalDataRoutes } from "#http/routes/personalData.ts";
import { proposalRoutes } from "#http/routes/proposals.ts";
import { policyRoutes } from "#http/routes/policies.ts";
import { posterRoutes } from "#http/routes/posters.ts";
import { potRoutes } from "#http/routes/pots.ts";
import { presetRoutes } from "#http/routes/presets.ts";
import { purchaseRoutes } from "#http/routes/purchases.tsx";
import { quoteRoutes } from "#http/routes/quotes.ts";
import { scheduledWorkRoutes } from "#http/routes/scheduledWork.ts";
import { secondFactorRoutes } from "#http/routes/secondFactor.ts";
import { sessionRoutes } from "#http/routes/sessions.ts";
import { settingRoutes } from "#http/routes/settings.ts";
import { settingVersionRoutes } from "#http/routes/settingVersions.ts";
import { sponsorshipRoutes } from "#http/routes/sponsorships.ts";
import { standingOrderRoutes } from "#http/routes/standingOrders.ts";
import { stockRoutes } from "#http/routes/stock.ts";
import { suggestionRoutes } from "#http/routes/suggestions.ts";
import { takingsRoutes } from "#http/routes/takings.ts";
import { tariffRoutes } from "#http/routes/tariff.ts";
import { taskClaimRoutes } from "#http/routes/taskClaims.ts";
import { tillRoutes } from "#http/routes/tills.ts";
import { topUpRoutes } from "#http/routes/topUps.tsx";
import { transferRoutes } from "#http/routes/transfers.ts";
import { unusualPaymentRoutes } from "#http/routes/unusualPayments.ts";
import { walletRoutes } from "#http/routes/wallet.tsx";
import { waitingRoutes } from "#http/routes/waiting.ts";
import { webhookRoutes } from "#http/routes/webhooks.ts";

/** The routes of one community, under `/v1/{community}`: opened and its caller known before any of them runs. */
const insideCommunity = () => {
  const inside = createRouter();
  inside.use(community, authenticate, tellHooks);
  for (const path of identified) inside.use(path, idempotencyKey);
  inside.use(twoPersons);
  return inside
    .route("/", communityRoutes)
    .route("/", sessionRoutes)
    .route("/", homeRoutes)
    .route("/", passkeyRoutes)
    .route("/", secondFactorRoutes)
    .route("/", proposalRoutes)
    .route("/", deviceRoutes)
    .route("/", personalDataRoutes)
    .route("/", leavingRoutes)
    .route("/", keyRoutes)
    .route("/", applicationRoutes)
    .route("/", invitationRoutes)
    .route("/", documentRoutes)
    .route("/", notificationRoutes)
    .route("/", directoryRoutes)
    .route("/", memberRoutes)
    .route("/", memberNoteRoutes)
    .route("/", openingRoutes)
    .route("/", memberImportRoutes)
    .route("/", memberDecisionRoutes)
    .route("/", memberTypeRoutes)
    .route("/", membershipRoutes)
    .route("/", certificationRoutes)
    .route("/", feeReportRoutes)
    .route("/", feePolicyRoutes)
    .route("/", feeRoutes)
    .route("/", accountRoutes)
    .route("/", holderRoutes)
    .route("/", entryRoutes)
    .route("/", liveRoutes)
    .route("/", suggestionRoutes)
    .route("/", balanceRoutes)
    .route("/", posterRoutes)
    .route("/", takingsRoutes)
    .route("/", transferRoutes)
    .route("/", refundRoutes)
    .route("/", holdRoutes)
    .route("/", standingOrderRoutes)
    .route("/", batchPaymentRoutes)
    .route("/", paymentRequestRoutes)
    .route("/", autoAcceptRoutes)
    .route("/", invoiceRoutes)
    .route("/", invoiceClosingRoutes)
    .route("/", billingRoutes)
    .route("/", currencyRoutes)
    .route("/", policyRoutes)
    .route("/", potRoutes)
    .route("/", sponsorshipRoutes)
    .route("/", quoteRoutes)
    .route("/", backingRoutes)
    .route("/", insightRoutes)
    .route("/", assemblyReportRoutes)
    .route("/", unusualPaymentRoutes)
    .route("/", topUpRoutes)
    .route("/", tariffRoutes)
    .route("/", stockRoutes)
    .route("/", passRoutes)
    .route("/", paymentCardRoutes)
    .route("/", kiosksRoutes)
    .route("/", kioskRoutes)
    .route("/", taskClaimRoutes)
    .route("/", purchaseRoutes)
    .route("/", depositRoutes)
    .route("/", tillRoutes)
    .route("/", bankStatementRoutes)
    .route("/", bankLineRoutes)
    .route("/", guaranteeFundRoutes)
    .route("/", redemptionRoutes)
    .route("/", redemptionApprovalRoutes)
    .route("/", redemptionExportRoutes)
    .route("/", bankDetailRoutes)
    .route("/", bankMappingRoutes)
    .route("/", ledgerRoutes)
    .route("/", ledgerVerificationRoutes)
    .route("/", pictureRoutes)
    .route("/", settingRoutes)
    .route("/", noticePolicyRoutes)
    .route("/", settingVersionRoutes)
    .route("/", chartOfAccountsRoutes)
    .route("/", auditRoutes)
    .route("/", waitingRoutes)
    .route("/", webhookRoutes)
    .route("/", scheduledWorkRoutes)
    .route("/", historyRoutes)
    .route("/", mailboxRoutes);
};

/** The whole edge. `services.provisioning` is handed over, because http and provisioning never import each other. */
export function createApp(services: Services): OpenAPIHono<HttpEnv> {
  const app = createRouter();
  app.onError(answerError);
  app.notFound(async (context) => {
    const allowed = allowedMethods(app, context.req.path);
    if (allowed.length === 0) return answerRefusal(new Refusal("not_found"), context);
    const answer = await answerRefusal(new Refusal("method_not_allowed"), context);
    answer.headers.set("Allow", allowed.join(", "));
    return answer;
  });
  app.use((context, next) => {
    context.set("carryOut", async (request) => app.fetch(request, context.env, context.executionCtx));
    // Kept before anything reads the body: Hono may then make another request of it
    context.set("carried", carriedOut.get(context.req.raw));
    return next();
  });
  app.use(begin(services), requestLog, secureHeaders, language, sameSite, bodyLimit);
  app.route("/", healthRoutes);
  app.route("/", frontRoutes);
  app.route("/", foundRoutes);
  app.route("/", mailboxPages);
  app.route("/", figuresPages);
  app.route("/", assetRoutes);
  app.route("/", docsRoutes);
  app.route("/", openApiRoutes(app));
  app.route("/v1", communitiesRoutes);
  app.route("/v1", presetRoutes);
  app.route("/v1/:community", insideCommunity());
  app.route("/", adminRoutes).route("/", kioskPages).route("/", walletRoutes);
  return app;
}
