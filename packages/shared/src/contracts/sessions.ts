import * as z from "zod";

import { accountId, email, language, moment, uuid } from "#contracts/common.ts";
import { holderRole } from "#contracts/accounts.ts";
import { namedDocument } from "#contracts/documents.ts";
import { pictureHash } from "#contracts/looks.ts";
import { memberAmounts, memberRole } from "#contracts/members.ts";
import { phone } from "#contracts/phone.ts";
import { withheld } from "#contracts/secondFactor.ts";
import { line } from "#contracts/text.ts";

/** Letters and digits that nobody confuses: no 0 and O, no 1, I and L, no U beside V. */
export const CODE_ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ";
export const CODE_LENGTH = 8;

/** Capitals without the spaces and hyphens that people put between. */
export const normalizeCode = (typed: string): string => typed.toUpperCase().replaceAll(/[\s-]/g, "");

/** By what somebody signs in: one of the two. */
const name = { email: email.optional(), phone: phone.optional() };

const isOne = (asked: { email?: string | undefined; phone?: string | undefined }) =>
  (asked.email === undefined) !== (asked.phone === undefined);
const one = { path: ["email"], error: "is needed, or else phone, and not both" };

export const codeRequest = z.strictObject(name).refine(isOne, one);

/** A sign-in code, however it was copied. */
export const signInCode = z.string().max(40).transform(normalizeCode);

export const signInRequest = z
  .strictObject({
    ...name,
    code: signInCode.meta({
      type: "string",
      description: "The code from the message, with or without its hyphen.",
      example: "K7MP-2XQD",
    }),
    device: line(80)
      .min(1)
      .optional()
      .meta({ description: "A name by which to know this session later.", example: "Alice’s phone" }),
    bearer: z
      .boolean()
      .default(false)
      .meta({ description: "Answer with the token itself, for a client that keeps no cookies." }),
  })
  .refine(isOne, one);

/** What a person signs in by, of a request that names one thing. */
export type SignInName = Pick<z.output<typeof codeRequest>, "email" | "phone">;

export const sessionSummary = z
  .object({
    id: uuid,
    device: z.string().nullable().meta({ description: "The name that was given for the device." }),
    name: z.string().meta({
      description: "That name; else the browser and its system, in the language of the answer.",
      example: "Chrome on Android",
    }),
    createdAt: moment,
    lastUsedAt: moment.nullable().meta({ description: "To the hour." }),
    expiresAt: moment,
    current: z.boolean().meta({ description: "The session that asks." }),
  })
  .meta({ id: "Session", description: "A signed-in browser, phone or program." });

export const sessionList = z.object({ items: z.array(sessionSummary) }).meta({ id: "SessionList" });

export const openedSession = z
  .object({
    session: sessionSummary,
    token: z
      .string()
      .optional()
      .meta({ description: "To send as `Authorization: Bearer`; only when `bearer` was asked for." }),
  })
  .meta({ id: "OpenedSession" });

export const me = z
  .object({
    member: z.object({
      id: uuid,
      number: z.int().meta({ example: 1042 }),
      name: z.string().meta({ example: "Alice Martin" }),
      email: z.string().nullable().meta({ example: "alice@example.org" }),
      type: z.string().meta({ example: "person" }),
      photo: pictureHash.nullable(),
      language,
      amounts: memberAmounts,
    }),
    role: memberRole.meta({ description: "`member` while the second step is missing." }),
    withheld: withheld.nullable().meta({
      description: "What else the member is, and what this session needs before it may do it.",
    }),
    scopes: z.array(z.string()).nullable().meta({ description: "Of an API key; null for a session." }),
    accounts: z.array(
      z.object({ id: accountId, name: z.string().nullable(), role: holderRole }).meta({ id: "HeldAccount" }),
    ),
    openRequests: z
      .int()
      .meta({ description: "Payment requests that wait for the member to pay.", example: 1 }),
    awaiting: z
      .array(namedDocument)
      .meta({ description: "What is in force and was not accepted yet. Nothing is refused for it." }),
  })
  .meta({ id: "Me", description: "Who is asking." });

export type Me = z.infer<typeof me>;
export type SessionSummary = z.infer<typeof sessionSummary>;
