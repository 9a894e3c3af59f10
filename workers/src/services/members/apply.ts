import { eq, sql } from "drizzle-orm";

import { member, signInPhone } from "@mereau/db/tenant/schema.ts";
import type { Application, ApplicationRequest } from "@mereau/shared/contracts/applications.ts";
import { FIRST_MEMBER_NUMBER } from "@mereau/shared/membership/account.ts";
import { checkAccepted } from "#services/acceptances/check.ts";
import { acceptanceWrites } from "#services/acceptances/write.ts";
import { recordWrite } from "#services/audit/record.ts";
import type { CommunityContext } from "#services/context.ts";
import { type DocumentRow, documentsInForce, isFor } from "#services/documents/inForce.ts";
import { invitationOf, isUsedInVain, useWrite } from "#services/invitations/use.ts";
import { findNamedType, type MemberRow } from "#services/members/find.ts";
import { Refusal } from "#services/refusal.ts";
import { readSettings } from "#services/settings/read.ts";
import { uniqueViolation } from "#services/uniqueViolation.ts";

/** The number after the last one, worked out by the insert itself; the unique index refuses a second taker. */
const nextNumber = sql<number>`(select coalesce(max(number), ${FIRST_MEMBER_NUMBER - 1}) + 1 from ${member})`;

const TRIES_MAX = 5;

type Asked = Omit<ApplicationRequest, "invitation">;

/** By what invitation they come, and who fills in the application for them, if anybody does. */
export type Coming = { invitation: { id: string; type: string | null } | null; enteredBy: string | null };

const alone: Coming = { invitation: null, enteredBy: null };

/**
 * Somebody asks to join; anybody may. They get the next member number and wait to be approved; what they accept is kept,
 * and the use of their invitation counted, in the same transaction. Who names no language is written to in the first of
 * the community. The same application sent again gets the same answer.
 *
 * Refuses with `invalid_input` where there is no such type, or the invitation is for another; `type_closed`;
 * `acceptance_missing`, `document_changed`; `invitation_closed`; `email_taken`, `phone_taken`; and `id_reused` when the id
 * belongs to another application.
 */
export async function applyToJoin(
  ctx: CommunityContext,
  request: Asked,
  coming: Coming = alone,
): Promise<Omit<Application, "token">> {
  const known = await findApplication(ctx, request.id);
  if (known) return answer(ctx, known, request, coming);
  const [{ identity, joining }, documents] = await Promise.all([
    readSettings(ctx),
    documentsInForce(ctx),
    findNamedType(ctx, request.type),
  ]);
  checkType(request.type, coming, joining.closedTypes);
  const asked = documents.filter((document) => isFor(document, request.type));
  checkAccepted(asked, request.accepts);
  await checkPhone(ctx, request.phone);
  const language = request.language ?? identity.languages[0] ?? "fr";
  const row = await enter(ctx, { ...request, language }, coming, asked);
  return answer(ctx, row, request, coming);
}

/** The member that comes of an application, entered now or, where it was sent twice at once, a moment ago. */
async function enter(
  ctx: CommunityContext,
  request: Asked & Pick<MemberRow, "language">,
  coming: Coming,
  accepted: readonly DocumentRow[],
): Promise<MemberRow> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await insert(ctx, request, coming, accepted);
    } catch (error) {
      if (isUsedInVain(error)) throw new Refusal("invitation_closed");
      const broken = uniqueViolation(error);
      const twin = broken === null ? undefined : await findApplication(ctx, request.id);
      if (twin) return twin;
      if (broken === "member.email")
        throw new Refusal("email_taken", { fields: [{ field: "email", code: "taken" }] });
      if (broken !== "member.number" || tries === TRIES_MAX) throw error;
    }
  }
}

async function findApplication({ db }: CommunityContext, id: string): Promise<MemberRow | undefined> {
  const [row] = await db.select().from(member).where(eq(member.id, id));
  return row;
}

function checkType(type: string, { invitation, enteredBy }: Coming, closed: readonly string[]): void {
  if (invitation?.type && invitation.type !== type)
    throw new Refusal("invalid_input", { fields: [{ field: "type", code: "not_invited" }] });
  if (!invitation && enteredBy === null && closed.includes(type)) throw new Refusal("type_closed");
}

async function checkPhone({ db }: CommunityContext, phone: string | null): Promise<void> {
  if (phone === null) return;
  const [taken] = await db.select().from(signInPhone).where(eq(signInPhone.phone, phone));
  if (taken) throw new Refusal("phone_taken", { fields: [{ field: "phone", code: "taken" }] });
}

async function insert(
  ctx: CommunityContext,
  { id, name, email, phone, type, language, message }: Asked & Pick<MemberRow, "language">,
  { invitation, enteredBy }: Coming,
  accepted: readonly DocumentRow[],
): Promise<MemberRow> {
  const entered = {
    caller: { member: enteredBy ?? "" },
    onBehalfOf: id,
    action: "member.enter",
    subject: id,
  };
  const [[row]] = await ctx.db.batch([
    ctx.db
      .insert(member)
      .values({
        id,
        number: nextNumber,
        name,
        email,
        phone,
        type,
        status: "applied",
        role: "member",
        language,
        message,
        appliedAt: ctx.now,
      })
      .returning(),
    ...(invitation ? [useWrite(ctx, invitation.id, id)] : []),
    ...acceptanceWrites(ctx, { member: id, enteredBy }, accepted),
    ...(enteredBy === null ? [] : [recordWrite(ctx, entered)]),
  ]);
  if (!row) throw new Refusal("internal");
  return row;
}

const compared = ["name", "email", "phone", "type", "language", "message"] as const;

async function answer(
  ctx: CommunityContext,
  row: MemberRow,
  request: Asked,
  { invitation }: Coming,
): Promise<Omit<Application, "token">> {
  const cameBy = await invitationOf(ctx, row.id);
  // A language that was not named is no difference, whichever was the first when it was filled in
  const differs = compared.some((field) => request[field] !== undefined && request[field] !== row[field]);
  if (differs || cameBy !== (invitation?.id ?? null)) throw new Refusal("id_reused");
  return { id: row.id, number: row.number, name: row.name, status: row.status, appliedAt: row.appliedAt };
}
