import { changesOf } from "@mereau/shared/policies/changes.ts";
import type { CurrencyPolicies } from "@mereau/shared/policies/registry.ts";
import { inForce, type PolicyVersion, stateOf } from "@mereau/shared/policies/versions.ts";
import { findCurrency } from "#services/currencies/find.ts";
import { policiesLetter } from "#services/mail/templates/policies.ts";
import { type Addressee, findAddressees } from "#services/messages/addressees.ts";
import { dispatch } from "#services/messages/dispatch.ts";
import { announced, ANNOUNCEMENT_MESSAGES } from "#services/policies/announce/plan.ts";
import { readNames } from "#services/policies/names.ts";
import { inWords, readVersions } from "#services/policies/versions.ts";
import { type Outcome, type Run, runsWork } from "#services/scheduled/runs.ts";
import type { WorkContext } from "#services/scheduled/work.ts";

/** Messages handed over by one run of the alarm. */
const AT_ONCE_MAX = 20;

/** Tells each member of a new version in their language. One that was withdrawn meanwhile is told to nobody. */
export const sendAnnouncements = runsWork({
  name: ANNOUNCEMENT_MESSAGES,
  runsMax: AT_ONCE_MAX,
  async perform(ctx, runs) {
    const addressees = await findAddressees(
      ctx,
      runs.map(({ period }) => period),
    );
    return Promise.all(
      runs.map(async (run): Promise<Outcome> => {
        const to = addressees.get(run.period);
        return to ? tell(ctx, run, to) : { went: "done" };
      }),
    );
  },
});

async function tell(ctx: WorkContext, run: Run, to: Addressee): Promise<Outcome> {
  const { language } = to;
  const told = announced.parse(run.detail);
  const money = await findCurrency(ctx, told.currency);
  const versions = await readVersions(ctx, told.currency);
  const version = versions.find((it) => it.version === told.version);
  if (!version || stateOf(versions, version, ctx.now) === "withdrawn") return { went: "done" };
  const names = await readNames(ctx);
  const before = heldBefore(versions, version);
  const letter = policiesLetter[language]({
    currency: money.name,
    at: version.effectiveAt,
    withdraws: isWithdrawal(versions, version),
    changes: changesOf({ before, after: version.policies }, money, names).map(({ texts }) => texts[language]),
    rules: inWords(version.policies, { money, names, language }).map(({ text }) => text),
  });
  return dispatch(ctx, run, to, { kind: "community_notice", letter, about: run.subject });
}

const earlierOf = (versions: readonly PolicyVersion[], own: PolicyVersion): PolicyVersion[] =>
  versions.filter((it) => it.version < own.version);

/** By what the currency would go at the moment of a version, had it not been settled. */
const heldBefore = (versions: readonly PolicyVersion[], own: PolicyVersion): CurrencyPolicies =>
  inForce(earlierOf(versions, own), own.effectiveAt)?.policies ?? {};

/** Whether a version only says that what held before it holds on: another that was announced is withdrawn. */
function isWithdrawal(versions: readonly PolicyVersion[], own: PolicyVersion): boolean {
  const isAhead = earlierOf(versions, own).some((it) => it.effectiveAt > own.effectiveAt);
  return isAhead && JSON.stringify(heldBefore(versions, own)) === JSON.stringify(own.policies);
}
