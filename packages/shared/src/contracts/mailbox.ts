import * as z from "zod";

import { email, moment, uuid } from "#contracts/common.ts";
import { phone } from "#contracts/phone.ts";

/** A message that was kept instead of being sent, as a development machine does. */
const keptMessage = z
  .object({
    id: uuid,
    createdAt: moment,
    recipient: z.string().meta({ example: "alice@example.org" }),
    subject: z.string().meta({ example: "Le Miel: your code is K7MP-2XQD" }),
    text: z.string().meta({ example: "Your sign-in code is K7MP-2XQD. It lasts 10 minutes." }),
  })
  .meta({ id: "KeptMessage" });

export type KeptMessage = z.infer<typeof keptMessage>;

/** The newest first. */
export const mailbox = z.object({ items: z.array(keptMessage) }).meta({ id: "Mailbox" });

export const mailboxQuery = z.object({
  recipient: email
    .or(phone)
    .optional()
    .meta({ description: "Only messages to this address or telephone number." }),
});
