import type { ComponentChildren } from "preact";

import { Seal, type SealKind } from "@mereau/ui/Seal.tsx";
import { now } from "@mereau/ui/clock.ts";
import type { Kept } from "#joining/application.ts";
import { ContactFacts } from "#screens/join/ContactFacts.tsx";
import { community } from "#shell.ts";
import { say } from "#texts/say.ts";
import { momentOf } from "#words/when.ts";

type Props = { kept: Kept };

const Head = ({ seal, title, children }: { seal: SealKind; title: string; children?: ComponentChildren }) => (
  <div class="standing" role="status">
    <Seal kind={seal} />
    <h2 class="lead">{title}</h2>
    {children}
  </div>
);

/** Kept on this device, with no answer yet. */
export const NotSent = ({ kept, isAsking }: Props & { isAsking: boolean }) => {
  const words = say().joining;
  if (isAsking) return <Head seal="waits" title={kept.token ? words.sent : words.sending} />;
  return kept.token ? (
    <Head seal="waits" title={words.sent} />
  ) : (
    <>
      <Head seal="unknown" title={words.notSent} />
      <p>{words.notSentAdvice}</p>
    </>
  );
};

/** Since when it waits, who decides, and how one comes to know. */
export const Waiting = ({ kept }: Props) => {
  const words = say().joining;
  return (
    <>
      <Head seal="waits" title={words.waiting}>
        <p class="soft">{kept.standing && words.since(momentOf(kept.standing.appliedAt, now()))}</p>
      </Head>
      <section class="card next">
        <h2>{words.next}</h2>
        <p>{words.whoDecides(community.name)}</p>
        <p>{kept.email ? words.weWrite(kept.email) : words.comeBack}</p>
        <p>{words.whenAccepted}</p>
      </section>
      <ContactFacts contact={kept.standing?.contact ?? null} />
    </>
  );
};

/** Why it was refused, and whom to talk to. */
export const Refused = ({ kept }: Props) => {
  const words = say().joining;
  const reason = kept.standing?.reason ?? null;
  return (
    <>
      <Head seal="not" title={words.refused} />
      {reason && (
        <section class="card next">
          <h2>{words.reason}</h2>
          <p class="reason">{reason}</p>
        </section>
      )}
      <p>{words.refusedAdvice(community.name)}</p>
      <ContactFacts contact={kept.standing?.contact ?? null} />
    </>
  );
};

/** Taken in: by what one signs in now. */
export const Accepted = ({ kept }: Props) => {
  const words = say().joining;
  const { signIn, number, contact } = kept.standing ?? { signIn: null, number: 0, contact: null };
  const by = signIn?.email ? kept.email : signIn?.phone ? kept.phone : null;
  return (
    <>
      <Head seal="done" title={words.accepted(community.name)}>
        <p>{words.yourNumber(number)}</p>
      </Head>
      <p>{by ? words.signInWith(by) : words.cannotSignIn}</p>
      {!by && <ContactFacts contact={contact} />}
    </>
  );
};
