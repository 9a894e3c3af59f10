import { QrCode } from "@mereau/ui/qr/QrCode.tsx";
import { Letterhead } from "#screens/members/invitations/Letter.tsx";
import type { Invitation } from "#screens/members/invitations/readInvitations.ts";
import { say } from "#screens/members/invitations/texts.ts";
import { dateAt } from "#words/when.ts";

/** Two beside one another, four below: so they stand on A4 and on Letter, whatever margins the printer keeps. */
const A_SHEET = 8;

const sheetsOf = (all: readonly Invitation[]): readonly (readonly Invitation[])[] =>
  Array.from({ length: Math.ceil(all.length / A_SHEET) }, (_, sheet) =>
    all.slice(sheet * A_SHEET, (sheet + 1) * A_SHEET),
  );

/** Invitations as cards of 85 mm by 54 mm, with lines along which they are cut. */
export const CardSheets = ({ invitations }: { invitations: readonly Invitation[] }) => (
  <div class="papers">
    {sheetsOf(invitations).map((sheet) => (
      <div class="card-sheet" key={sheet[0]?.id}>
        {sheet.map((one) => (
          <Card key={one.id} invitation={one} />
        ))}
      </div>
    ))}
  </div>
);

function Card({ invitation: { code, path, note, uses, expiresAt } }: { invitation: Invitation }) {
  const words = say().paper;
  return (
    <article class="invitation-card" aria-label={code}>
      <QrCode text={location.origin + path} label={words.qr(code)} />
      <div>
        <Letterhead />
        <p>{note !== null && uses === 1 ? words.for(note) : words.cardInvites}</p>
        <p class="digits">{code}</p>
        <p>
          <small>{`${location.host}${path}`}</small>
        </p>
        <p>
          <small>{words.until(dateAt(expiresAt))}</small>
        </p>
      </div>
    </article>
  );
}
