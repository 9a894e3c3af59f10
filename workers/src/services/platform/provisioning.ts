import type {
  CommunitySummary,
  DeletionNotice,
  FoundingRequest,
} from "@mereau/shared/contracts/communities.ts";

/**
 * Making and unmaking communities, as http and jobs see it; index.ts gives them the real one.
 * Every call may be cut off anywhere and asked again.
 */
export type Provisioning = {
  /**
   * Founds a community, or finishes the one begun under the same id. Throws the refusals `slug_reserved`,
   * `slug_taken`, `id_reused` (same id, other content), and `founding_unfinished` when a part of the deployment
   * did not answer: the same request later goes on from there.
   */
  found(request: FoundingRequest, options?: { demo?: boolean }): Promise<CommunitySummary>;
  /** Goes on with a founding or a deletion that was left half-way; does nothing to any other community. */
  resume(community: string): Promise<void>;
  /** What deleting would lose, and the code that confirms it. Changes nothing. Refuses with `unknown_community`. */
  requestDeletion(community: string, member: string): Promise<DeletionNotice>;
  /**
   * Deletes: exports everything first, then destroys the database. Refuses with `unknown_community` and with
   * `confirmation_wrong` when the code is another member's, another community's, or too old.
   */
  confirmDeletion(community: string, member: string, confirmation: string): Promise<CommunitySummary>;
  /** The lines of an export (docs/export.md), each with its line feed. Refuses with `unknown_community`. */
  exportCommunity(community: string): AsyncIterable<string>;
  /** The gzipped export that a deleted community left, or null when there is none or it has expired. */
  readKeptExport(community: string): Promise<AsyncIterable<Uint8Array> | null>;
  /** Forgets the kept exports whose time is over. */
  dropExpiredExports(): Promise<void>;
};
