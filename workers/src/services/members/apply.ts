import { sql } from "drizzle-orm";

import { member } from "@mereau/db/tenant/schema.ts";
import type { Language } from "@mereau/shared/contracts/common.ts";
import type { Application, ApplicationRequest } from "@mereau/shared/contracts/members.ts";
import { FIRST_MEMBER_NUMBER } from "@mereau/shared/membership/account.ts";
import type { CommunityContext } from "#services/context.ts";
import { findMember, findNamedType, type MemberRow } from "#services/members/find.ts";
import { Refusal } from "#services/refusal.ts";
import { firstLanguage } from "#services/settings/firstLanguage.ts";
import { uniqueViolation } from "#services/uniqueViolation.ts";

/** The number after the last one, worked out by the insert itself; the unique index refuses a second taker. */
const nextNumber = sql<number>`(select coalesce(max(number), ${FIRST_MEMBER_NUMBER - 1}) + 1 from ${member})`;

const TRIES_MAX = 5;

/**
 * Somebody asks to join; anybody may. They get the next member number and wait to be approved. Who names no language
 * is written to in the first of the community.
 * The same application sent again gets the same answer. Refuses with `invalid_input` where there is no such type,
 * `email_taken`, and `id_reused` when the id belongs to another application.
 */
export async function applyToJoin(ctx: CommunityContext, request: ApplicationRequest): Promise<Application> {
  await findNamedType(ctx, request.type);
  const language = request.language ?? (await firstLanguage(ctx));
  for (let tries = 1; ; tries += 1) {
    try {
      return answer(
        request,
        (await insert(ctx, { ...request, language })) ?? (await findMember(ctx, request.id)),
      );
    } catch (error) {
      const broken = uniqueViolation(error);
      if (broken === "member.email")
        throw new Refusal("email_taken", { fields: [{ field: "email", code: "taken" }] });
      if (broken !== "member.number" || tries === TRIES_MAX) throw error;
    }
  }
}

/** Undefined when the id is there already. */
async function insert(
  ctx: CommunityContext,
  request: ApplicationRequest & { language: Language },
): Promise<MemberRow | undefined> {
  const [row] = await ctx.db
    .insert(member)
    .values({
      ...request,
      number: nextNumber,
      status: "applied",
      role: "member",
      appliedAt: ctx.now,
    })
    .onConflictDoNothing({ target: member.id })
    .returning();
  return row;
}

const asked = ["name", "email", "phone", "type", "language", "message"] as const;

function answer(request: ApplicationRequest, row: MemberRow): Application {
  // A language that was not named is no difference, whichever was the first when it was filled in
  if (asked.some((field) => request[field] !== undefined && request[field] !== row[field]))
    throw new Refusal("id_reused");
  return { id: row.id, number: row.number, name: row.name, status: row.status, appliedAt: row.appliedAt };
}
