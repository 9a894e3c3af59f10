import * as z from "zod";

import { moment, pageOf, pageQuery, uuid } from "#contracts/common.ts";
import { line } from "#contracts/text.ts";
import { chosenKinds, webhookKinds } from "#webhooks/kinds.ts";

const kind = z.enum(webhookKinds).meta({ id: "WebhookKind", example: "payment.made" });

const kinds = z
  .array(z.enum(chosenKinds))
  .min(1)
  .max(chosenKinds.length)
  .meta({
    description: "Of what it is told. New kinds may come; names never change.",
    example: ["payment.made", "payment.reversed"],
  });

const url = z.url().max(1_000).meta({
  description: "Where messages are posted: `https:`, at a public name.",
  example: "https://shop.example.org/mereau",
});

const name = line(80).min(1).meta({ example: "Web shop" });

export const newWebhookEndpoint = z
  .strictObject({ id: uuid, name, url, kinds })
  .meta({ id: "WebhookEndpointRequest" });

export type NewWebhookEndpoint = z.infer<typeof newWebhookEndpoint>;

export const webhookEndpointChange = z
  .strictObject({
    name: name.optional(),
    url: url.optional(),
    kinds: kinds.optional(),
    active: z.boolean().optional().meta({
      description: "False: it is sent nothing. True: it is again, of what happens from then on.",
    }),
  })
  .meta({ id: "WebhookEndpointChange" });

export type WebhookEndpointChange = z.infer<typeof webhookEndpointChange>;

export const webhookEndpoint = z
  .object({
    id: uuid,
    name: z.string(),
    url: z.string(),
    kinds: z.array(kind),
    active: z.boolean(),
    disabledAt: moment.nullable(),
    disabledFor: z.enum(["manager", "failing", "gone"]).nullable().meta({
      description: "Why it is sent nothing: a manager said so, it failed for days, or it answered 410.",
    }),
    failingSince: moment
      .nullable()
      .meta({ description: "The first failure since a message last arrived; null: all is well." }),
    lastSentAt: moment.nullable().meta({ description: "When a message last arrived." }),
    formerSecretUntil: moment.nullable().meta({
      description: "Until when messages are signed with the secret before, too.",
    }),
    createdAt: moment,
  })
  .meta({ id: "WebhookEndpoint", description: "Where a program is told what happens, without its secret." });

export type WebhookEndpoint = z.infer<typeof webhookEndpoint>;

export const createdWebhookEndpoint = webhookEndpoint
  .extend({
    secret: z.string().meta({
      description: "What messages are signed with. It is shown this once and never again.",
      example: "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
    }),
  })
  .meta({ id: "CreatedWebhookEndpoint" });

export type CreatedWebhookEndpoint = z.infer<typeof createdWebhookEndpoint>;

export const webhookEndpointList = z
  .object({ items: z.array(webhookEndpoint) })
  .meta({ id: "WebhookEndpointList" });

export const webhookPath = z.object({ id: uuid });

export const webhookAttempt = z
  .object({
    id: uuid,
    event: z.string().meta({
      description: "The `webhook-id` of the message: the same however often it is sent.",
      example: "01939f2e-7c00-7a30-8f4e-5a1d2c3b4e5f",
    }),
    kind,
    at: moment,
    durationMs: z.int().meta({ example: 84 }),
    status: z.int().nullable().meta({ description: "What it answered; null: nothing.", example: 200 }),
    answer: z.string().meta({
      description: "The first 500 characters of its answer, or why there was none.",
      example: "ok",
    }),
    went: z.enum(["sent", "failed", "gone"]),
    againAt: moment.nullable().meta({ description: "When it is tried again; null: it is not." }),
  })
  .meta({ id: "WebhookAttempt", description: "One try to hand over one message." });

export type WebhookAttempt = z.infer<typeof webhookAttempt>;

export const webhookAttemptPage = pageOf(webhookAttempt).meta({ id: "WebhookAttemptPage" });

export const webhookAttemptsQuery = pageQuery.extend({
  went: z.enum(["sent", "failed"]).optional().meta({ description: "Only those that went so." }),
});

/** So many messages of a span are sent again at once. */
export const REPLAYED_MAX = 1_000;

export const webhookReplay = z
  .union([
    z.strictObject({ id: uuid, event: z.string().max(80) }),
    z.strictObject({ id: uuid, from: moment, to: moment }),
  ])
  .meta({
    id: "WebhookReplay",
    description: `One message by its \`webhook-id\`, or those of a span, the first ${REPLAYED_MAX} of it.`,
  });

export type WebhookReplay = z.infer<typeof webhookReplay>;

export const webhookReplayed = z
  .object({
    planned: z.int().meta({ description: "How many messages are sent again.", example: 12 }),
    more: moment
      .nullable()
      .meta({ description: "Where to go on from, where the span holds more; else null." }),
  })
  .meta({ id: "WebhookReplayed" });

export type WebhookReplayed = z.infer<typeof webhookReplayed>;
