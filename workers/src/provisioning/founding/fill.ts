import {
  accountHolder,
  accountProfile,
  member,
  membership,
  memberType,
  setting,
} from "@mereau/db/tenant/schema.ts";
import { keptOpening } from "@mereau/shared/contracts/opening.ts";
import type { SettingsChange } from "@mereau/shared/contracts/settings.ts";
import { foundedTypes } from "@mereau/shared/founding/plan.ts";
import { potName } from "@mereau/shared/founding/potNames.ts";
import { FIRST_MEMBER_NUMBER, memberAccountId } from "@mereau/shared/membership/account.ts";
import { potsOf } from "@mereau/shared/policies/pots.ts";
import { CATEGORIES_SETTING, PUBLIC_SETTING } from "#services/directory/rules.ts";
import { OPENING_SETTING } from "#services/opening/kept.ts";
import type { FoundingStep } from "#provisioning/founding/step.ts";
import { requireTenant } from "#provisioning/tenant.ts";

type Identity = NonNullable<SettingsChange["identity"]>;

/** Writes what the founder decided, in one batch: kinds of member, settings, the first administrator, and the pots’ names. */
export const fillDatabase: FoundingStep = {
  name: "filled",
  async run(deps, { id, request, createdAt }) {
    const { db } = await requireTenant(deps, id);
    const { admin, language, name, territory, categories, directoryPublic } = request;
    const identity: Identity = { name, languages: [language], territory };
    const types = foundedTypes(request);
    const [first] = types;
    if (!first) throw new Error("A founding request names at least one kind of member");
    const pots = request.currencies.flatMap(({ policies }) => potsOf(policies));
    const accounts = Object.keys(first.accounts).map((code) => memberAccountId(code, FIRST_MEMBER_NUMBER));
    await db.batch([
      db.insert(memberType).values(types).onConflictDoNothing(),
      db
        .insert(setting)
        .values([
          { key: "identity", value: identity, updatedAt: createdAt },
          { key: CATEGORIES_SETTING, value: categories, updatedAt: createdAt },
          { key: PUBLIC_SETTING, value: directoryPublic, updatedAt: createdAt },
          ...(request.preparing
            ? [{ key: OPENING_SETTING, value: keptOpening.parse({}), updatedAt: createdAt }]
            : []),
        ])
        .onConflictDoNothing(),
      db
        .insert(member)
        .values({
          id: admin.id,
          number: FIRST_MEMBER_NUMBER,
          name: admin.name,
          email: admin.email,
          type: first.code,
          status: "active",
          role: "admin",
          language,
          appliedAt: createdAt,
          decidedAt: createdAt,
        })
        .onConflictDoNothing(),
      db
        .insert(membership)
        .values({ member: admin.id, state: "recognised", since: createdAt, unsettledSince: createdAt })
        .onConflictDoNothing(),
      ...accounts.map((account) =>
        db
          .insert(accountHolder)
          .values({ account, member: admin.id, role: "owner", since: createdAt })
          .onConflictDoNothing(),
      ),
      ...accounts.map((account) =>
        db
          .insert(accountProfile)
          .values({ account, name: admin.name, openedAt: createdAt })
          .onConflictDoNothing(),
      ),
      ...pots.map((account) =>
        db
          .insert(accountProfile)
          .values({ account, name: potName(account, language), openedAt: createdAt })
          .onConflictDoNothing(),
      ),
    ]);
  },
};
