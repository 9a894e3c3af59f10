import { eq } from "drizzle-orm";

import { memberCard, picture } from "@mereau/db/tenant/schema.ts";
import type { Section } from "#services/personal-data/section.ts";

/** The photo that a person shows, its bytes in base64. */
export const photoSection: Section = {
  name: "photo",
  tables: ["picture"],
  async *pages({ db }, { id }) {
    const rows = await db
      .select({ type: picture.type, bytes: picture.bytes })
      .from(memberCard)
      .innerJoin(picture, eq(picture.hash, memberCard.photo))
      .where(eq(memberCard.member, id));
    yield rows.map(({ type, bytes }) => ({ type, base64: bytes.toString("base64") }));
  },
};
