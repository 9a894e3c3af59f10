import { ids } from "#http/openapi/exampleIds.ts";

/** What one would send about programs that are told what happens, and about verifying the ledger. */
export const webhookExamples: Readonly<Record<string, object>> = {
  createWebhook: {
    id: ids.webhook,
    name: "Web shop",
    url: "https://shop.example.org/mereau",
    kinds: ["payment.made", "payment.reversed"],
  },
  changeWebhook: { kinds: ["payment.made", "member.approved"] },
  replayWebhook: { id: ids.webhookReplay, from: 1_795_312_800_000, to: 1_795_399_200_000 },
  startLedgerVerification: { id: ids.verification },
};
