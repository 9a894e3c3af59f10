import * as z from "zod";

import { moment, pageOf, pageQuery, uuid } from "#contracts/common.ts";
import { prose } from "#contracts/text.ts";

export const memberNoteRequest = z
  .strictObject({ id: uuid, text: prose(2000).min(1).meta({ example: "Préfère être appelée le soir." }) })
  .meta({ id: "MemberNoteRequest" });

export type MemberNoteRequest = z.output<typeof memberNoteRequest>;

/** What managers note of a member for each other. */
export const memberNote = z
  .object({
    id: uuid,
    text: z.string().meta({ example: "Préfère être appelée le soir." }),
    by: z.object({ id: uuid, name: z.string().meta({ example: "Maud Lestrade" }) }),
    at: moment,
  })
  .meta({ id: "MemberNote" });

export type MemberNote = z.infer<typeof memberNote>;

export const memberNotePage = pageOf(memberNote).meta({ id: "MemberNotePage" });
export const memberNotesQuery = pageQuery;
export type MemberNotesQuery = z.output<typeof memberNotesQuery>;
export const memberNotePath = z.object({ id: uuid, note: uuid });
