import { ask } from "@mereau/ui/asking/ask.ts";
import { api } from "#api/client.ts";
import { useDeed } from "#forms/useDeed.ts";
import { SureDialog } from "#frame/SureDialog.tsx";
import { tell } from "#frame/Tidings.tsx";
import { TroubleNotice } from "#frame/TroubleNotice.tsx";
import type { Invitation } from "#screens/members/invitations/readInvitations.ts";
import { say } from "#screens/members/invitations/texts.ts";
import { here } from "#shell.ts";

type Props = { invitation: Invitation; onClose: () => void; onDone: () => void };

/** Takes an invitation back, for good. */
export function RevokeDialog({ invitation: { id, code }, onClose, onDone }: Props) {
  const words = say();
  const deed = useDeed(() =>
    ask(api.DELETE("/v1/{community}/invitations/{id}", { params: { path: { ...here, id } } })),
  );
  return (
    <SureDialog
      title={words.revokeTitle(code)}
      deed={words.revoke}
      busy={deed.busy}
      onClose={onClose}
      onSure={async () => {
        if ((await deed.run()) === null) return;
        tell(words.revoked);
        onDone();
      }}
    >
      <p>{words.revokeFollows}</p>
      {deed.trouble && <TroubleNotice trouble={deed.trouble} />}
    </SureDialog>
  );
}
