import type { Accepts } from "@mereau/shared/contracts/documents.ts";
import { verbatim } from "@mereau/shared/contracts/problems/sentence.ts";
import { documentNames, type DocumentRow } from "#services/documents/inForce.ts";
import { Refusal } from "#services/refusal.ts";

/**
 * Makes sure that this very version of a document was accepted.
 * Refuses with `acceptance_missing` where none was, and with `document_changed` where it was another one; both say which
 * version is in force.
 */
export function checkVersion({ kind, version }: DocumentRow, accepted: string | null): void {
  if (accepted === version) return;
  const figures = { document: documentNames[kind], version: verbatim(version) };
  throw new Refusal(accepted === null ? "acceptance_missing" : "document_changed", {
    detail: { document: kind, version },
    figures,
  });
}

/** The same of every document that asks something of an applicant. */
export function checkAccepted(documents: readonly DocumentRow[], accepts: Accepts): void {
  for (const document of documents) checkVersion(document, accepts[document.kind]);
}
