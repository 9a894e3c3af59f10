import type { Language } from "@mereau/shared/contracts/common.ts";
import type { PoliciesOfCurrency } from "@mereau/shared/contracts/policies.ts";
import { inForce, stateOf } from "@mereau/shared/policies/versions.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { findCurrency } from "#services/currencies/find.ts";
import { readPolicies } from "#services/policies/read.ts";
import { versionConflict } from "#services/policies/refusals.ts";
import { settleVersion } from "#services/policies/settle.ts";
import { readVersions } from "#services/policies/versions.ts";
import { Refusal } from "#services/refusal.ts";
import { allow } from "#services/roles.ts";

/**
 * Withdraws the last version before it takes effect, and with it all else that is announced: what is in force is settled
 * once more, at once. Administrators alone may, and all members are told.
 * Refuses with `unknown_version`, `version_conflict` (`version`: the last one there is) and `version_in_force`.
 */
export async function withdrawVersion(
  ctx: CommunityContext,
  caller: Caller,
  { code, version, language }: { code: string; version: number; language: Language },
): Promise<PoliciesOfCurrency> {
  allow(caller, ["admin"]);
  const currency = await findCurrency(ctx, code);
  const versions = await readVersions(ctx, code);
  const found = versions.find((it) => it.version === version);
  if (!found) throw new Refusal("unknown_version");
  const state = stateOf(versions, found, ctx.now);
  if (state === "withdrawn") return readPolicies(ctx, code, language);
  if (state !== "announced") throw new Refusal("version_in_force");
  if (version !== versions.length) throw versionConflict(versions.length);
  const policies = inForce(versions, ctx.now)?.policies ?? {};
  const now = await settleVersion(ctx, caller, currency, {
    version: version + 1,
    effectiveAt: null,
    policies,
    pots: [],
  });
  return readPolicies({ ...ctx, now }, code, language);
}
