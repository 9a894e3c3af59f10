import * as z from "zod";

import { namedDocument } from "#contracts/documents.ts";
import { memberTypeCode } from "#contracts/members.ts";
import { contact } from "#contracts/settings.ts";

/** What somebody who comes for the first time must know. */
export const joiningFace = z
  .object({
    types: z.array(z.object({ code: memberTypeCode, name: z.string(), provider: z.boolean() })).meta({
      description:
        "The member types that anybody may apply for: those of persons first, then those of providers, each by how many of those who came last are of it.",
    }),
    documents: z
      .array(namedDocument.extend({ types: z.array(memberTypeCode) }))
      .meta({ description: "In force; each for the member types that it names, or for everybody." }),
    signInByPhone: z.boolean().meta({ description: "Whether sign-in codes are sent by text message too." }),
    membersInvite: z.boolean().meta({ description: "Whether ordinary members may invite." }),
    contact: contact.nullable(),
  })
  .meta({ id: "Joining" });

export type JoiningFace = z.infer<typeof joiningFace>;
