import type { AcceptanceList, AcceptanceRequest } from "@mereau/shared/contracts/documents.ts";
import { checkVersion } from "#services/acceptances/check.ts";
import { listAcceptances } from "#services/acceptances/list.ts";
import { acceptanceWrites } from "#services/acceptances/write.ts";
import { recordOnBehalf } from "#services/audit/record.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { documentsInForce } from "#services/documents/inForce.ts";
import { findMember } from "#services/members/find.ts";
import { Refusal } from "#services/refusal.ts";
import { allow, serving } from "#services/roles.ts";
import { writeAll } from "#services/scheduled/plan.ts";

/**
 * Keeps that somebody accepts the version in force: for themselves, or, where they signed on paper, by those who serve at
 * the desk, whose name is kept too. Asked again it changes nothing.
 * Refuses with `unknown_document` where none is in force, and with `document_changed` where another version is.
 */
export async function acceptDocument(
  ctx: CommunityContext,
  caller: Caller,
  { document, version, member = caller.member }: AcceptanceRequest,
): Promise<AcceptanceList> {
  const isOwn = member === caller.member;
  if (!isOwn) allow(caller, serving);
  const [documents] = await Promise.all([documentsInForce(ctx), findMember(ctx, member)]);
  const inForce = documents.find(({ kind }) => kind === document);
  if (!inForce) throw new Refusal("unknown_document");
  checkVersion(inForce, version);
  const done = { caller, action: "document.accept", subject: document, detail: { version } };
  await writeAll(ctx, [
    ...acceptanceWrites(ctx, { member, enteredBy: isOwn ? null : caller.member }, [inForce]),
    ...recordOnBehalf(ctx, { ...done, onBehalfOf: isOwn ? null : member }),
  ]);
  return listAcceptances(ctx, caller, member);
}
