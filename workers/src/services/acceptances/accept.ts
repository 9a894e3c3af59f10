import type { AcceptanceList, AcceptanceRequest, NamedDocument } from "@mereau/shared/contracts/documents.ts";
import { checkVersion } from "#services/acceptances/check.ts";
import { listAcceptances } from "#services/acceptances/list.ts";
import { findAccepted, signatureWrites } from "#services/acceptances/sign.ts";
import { acceptanceWrites } from "#services/acceptances/write.ts";
import { recordOnBehalf } from "#services/audit/record.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { type DocumentRow, documentsInForce } from "#services/documents/inForce.ts";
import { findMember } from "#services/members/find.ts";
import { Refusal } from "#services/refusal.ts";
import { allow, serving } from "#services/roles.ts";
import { writeAll } from "#services/scheduled/plan.ts";

/**
 * Keeps that somebody accepts the version in force: for themselves, or, where they signed on paper, by those who serve at
 * the desk, whose name is kept too. Asked again it changes nothing.
 * With `signed` it is kept with the signature of the member’s own device; so is what they accepted before, also where
 * another version is in force by now.
 * Refuses with `unknown_document` where none is in force, and with `document_changed` where another version is; a signature
 * with `unknown_key`, `signature_invalid` and `invalid_input`.
 */
export async function acceptDocument(
  ctx: CommunityContext,
  caller: Caller,
  { document, version, member = caller.member, signed }: AcceptanceRequest,
): Promise<AcceptanceList> {
  const isOwn = member === caller.member;
  if (!isOwn) allow(caller, serving);
  // Nobody signs in the place of another
  if (!isOwn && signed) throw new Refusal("unknown_key");
  const named = { document, version };
  const before = signed && (await findAccepted(ctx, member, named));
  const [text] = await Promise.all([before ?? findInForce(ctx, named), findMember(ctx, member)]);
  const done = { caller, action: "document.accept", subject: document, detail: { version } };
  await writeAll(ctx, [
    ...acceptanceWrites(ctx, { member, enteredBy: isOwn ? null : caller.member }, [text]),
    ...recordOnBehalf(ctx, { ...done, onBehalfOf: isOwn ? null : member }),
    ...(signed ? await signatureWrites(ctx, caller, text, signed) : []),
  ]);
  return listAcceptances(ctx, caller, member);
}

async function findInForce(
  ctx: CommunityContext,
  { document, version }: NamedDocument,
): Promise<DocumentRow> {
  const inForce = (await documentsInForce(ctx)).find(({ kind }) => kind === document);
  if (!inForce) throw new Refusal("unknown_document");
  checkVersion(inForce, version);
  return inForce;
}
