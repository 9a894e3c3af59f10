import type { PushMessage } from "@mereau/shared/contracts/notifications.ts";
import type { NotificationKind } from "@mereau/shared/notifications/kinds.ts";
import { type Letter, letterMail } from "#services/mail/templates/letter.ts";
import type { Addressee } from "#services/messages/addressees.ts";
import { deliver } from "#services/messages/deliver.ts";
import { linkSentence } from "#services/mail/templates/link.ts";
import { type Place, placeOf, screenOf } from "#services/messages/places.ts";
import type { Urgency } from "#services/push/pusher.ts";
import { pushRun } from "#services/push/work.ts";
import type { Outcome, Run } from "#services/scheduled/runs.ts";
import type { WorkContext } from "#services/scheduled/work.ts";

/** Something to tell somebody, in their language. */
export type News = {
  kind: NotificationKind;
  letter: Letter;
  /** What it is about: an id, and after a space whatever else tells it apart. */
  about: string;
  /** The screen of the wallet on which it is looked at, where it is not that of its kind. */
  place?: Place | undefined;
};

/** What somebody waits for before a counter, or must know before it is too late. */
const urgent: ReadonlySet<NotificationKind> = new Set(["payment_received", "request_received", "security"]);

export const urgencyOf = (kind: NotificationKind): Urgency => (urgent.has(kind) ? "high" : "normal");

/** News as a phone shows it: one short sentence, which is the subject of the letter. */
export const pushOf = (
  { name }: Pick<WorkContext, "name">,
  { language }: Pick<Addressee, "language">,
  { kind, letter, about, place }: News,
): PushMessage => ({
  title: name,
  body: letter.subject,
  language,
  path: placeOf(kind, about.split(" ")[0] ?? "", place),
  tag: `${kind} ${about}`,
});

/** Tells somebody something in the ways that they want: the e-mail now, each browser by a run of its own. */
export async function dispatch(ctx: WorkContext, run: Run, to: Addressee, news: News): Promise<Outcome> {
  const ways = to.ways(news.kind);
  const message = pushOf(ctx, to, news);
  const about = `${run.work} ${run.subject} ${run.period}`;
  const urgency = urgencyOf(news.kind);
  const plans = ways.push
    ? to.browsers.map(({ id }) => pushRun(ctx, { subscription: id, about, message, urgency }))
    : [];
  if (!ways.email || to.email === null) return { went: "done", plans };
  const address = ctx.mailer.addressOf(ctx, message.path);
  const sentence = linkSentence(screenOf(news.kind, news.place), to.language);
  const link = address === null ? null : { sentence, address };
  const mail = { to: to.email, ...(await letterMail(to.language, ctx.name, news.letter, link)) };
  return { ...(await deliver(ctx, run, mail)), plans };
}
