import type { Language } from "@mereau/shared/contracts/common.ts";
import type { CommunityContext } from "#services/context.ts";
import { securityLetter, type SecurityNews } from "#services/mail/templates/security.ts";
import { writtenRun } from "#services/messages/plan.ts";
import { planRun, type Write } from "#services/scheduled/plan.ts";

type Told = {
  news: SecurityNews;
  member: { id: string; language: Language };
  /** The passkey or the key: of each news about it there is one letter. */
  about: string;
  name: string;
};

/** The write that plans a letter about a way into somebody’s account, beside the change that it tells. */
export const tellMember = (ctx: CommunityContext, { news, member, about, name }: Told): Write =>
  planRun(
    ctx,
    writtenRun(ctx, {
      member: member.id,
      kind: "security",
      about,
      letter: news,
      ...securityLetter(member.language, news, { community: ctx.name, name, at: ctx.now }),
    }),
  );
