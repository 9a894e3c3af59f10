import { QrCode } from "@mereau/ui/qr/QrCode.tsx";
import { CommunityToken } from "@mereau/ui/Token.tsx";
import type { Invitation } from "#screens/members/invitations/readInvitations.ts";
import { say } from "#screens/members/invitations/texts.ts";
import { community, slug } from "#shell.ts";
import { dateAt } from "#words/when.ts";

const { logo } = community.looks;

/** The community, as its papers begin. */
export const Letterhead = () => (
  <p class="paper-head">
    <CommunityToken name={community.name} picture={logo === null ? null : `/v1/${slug}/pictures/${logo}`} />
    <b>{community.name}</b>
  </p>
);

/** A letter to one person, or to whoever shares a code: who invites, what to do, the code. */
export function Letter({
  invitation: { code, path, note, uses, by, sponsor, type, approved, expiresAt },
  typeNamed,
}: {
  invitation: Invitation;
  typeNamed: (code: string) => string;
}) {
  const words = say().paper;
  return (
    <article class="letter" aria-label={code}>
      <Letterhead />
      {note !== null && uses === 1 && <p class="to">{words.for(note)}</p>}
      <p>{words.hello}</p>
      <p>{words.invites((sponsor ?? by).name, community.name)}</p>
      <h2>{words.how}</h2>
      <ol>
        <li>
          {words.scan} <b>{`${location.host}${path}`}</b>
        </li>
        <li>{type === null ? words.fill : words.fillAs(typeNamed(type))}</li>
        <li>{approved ? words.atOnce : words.wait}</li>
      </ol>
      <div class="paper-code">
        <QrCode text={location.origin + path} label={words.qr(code)} />
        <p>
          {uses === 1 ? words.code : words.sharedCode}
          <b>{code}</b>
          <small>{words.until(dateAt(expiresAt))}</small>
        </p>
      </div>
    </article>
  );
}
