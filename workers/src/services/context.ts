import type { LibSQLDatabase } from "drizzle-orm/libsql";

import type * as tenant from "@mereau/db/tenant/schema.ts";
import type { HolderRole, Role } from "@mereau/shared/membership/roles.ts";
import type { Ledger } from "#services/ledger/reach.ts";
import type { Access } from "#services/sign-in/access.ts";

export type TenantDb = LibSQLDatabase<typeof tenant>;

/** One community, opened for one request: its own database and its own ledger, and nothing of any other. */
export type CommunityContext = {
  id: string;
  slug: string;
  name: string;
  demo: boolean;
  db: TenantDb;
  ledger: Ledger;
  /** What the caller was admitted with; null where nobody is asking. */
  access: Access | null;
  /** Milliseconds since 1970, fixed for the request. */
  now: number;
  requestId: string;
  /** Who approved what is being carried out, where two people were needed: the caller is then whoever proposed it. */
  approvedBy?: string;
};

export type { HolderRole, Role };

/** What an API key may do; a session may do whatever its member may. */
export type Scope =
  | "accounts:read"
  | "transfers:write"
  | "members:read"
  | "members:write"
  | "currencies:write"
  | "ledger:read";

/** Who is asking. `scopes` is null for a person's session. */
export type Caller = {
  member: string;
  role: Role;
  scopes: readonly Scope[] | null;
  session: string;
  /**
   * The role that they have and this session has not, since it lacks the second step that the community asks for: `role` is then
   * `member`. What it needs is the step, or first a way to do one.
   */
  withheld?: { role: Role; needs: "step" | "setup" };
  /** Their role on each account they hold, where it was read together with the session. */
  holds?: ReadonlyMap<string, HolderRole>;
  /** The public half of each of their devices' keys, by its id, where it was read together with the session. */
  deviceKeys?: ReadonlyMap<string, string>;
};
