import { useState } from "preact/hooks";

import { ask, type Trouble } from "@mereau/ui/asking/ask.ts";
import { api } from "#api/client.ts";
import { SureDialog } from "#frame/SureDialog.tsx";
import { TroubleNotice } from "#frame/TroubleNotice.tsx";
import type { Device } from "#screens/devices/DeviceRow.tsx";
import { here } from "#shell.ts";
import { say } from "#texts/say.ts";

type Props = { device: Device; onRevoked: () => void; onClose: () => void };

/** Takes everything away from a device at once: its session, its key, and the passkeys that are on it alone. */
export function RevokeDialog({ device, onRevoked, onClose }: Props) {
  const words = say().devices;
  const [busy, setBusy] = useState(false);
  const [synced, setSynced] = useState(false);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const hasSynced = device.passkeys.some((passkey) => passkey.synced);
  const revoke = async () => {
    setBusy(true);
    setTrouble(null);
    const answer = await ask(
      api.POST("/v1/{community}/devices/{id}/revocation", {
        params: { path: { ...here, id: device.id } },
        body: { syncedPasskeys: synced },
      }),
    );
    setBusy(false);
    if (answer.ok) onRevoked();
    else setTrouble(answer.trouble);
  };
  return (
    <SureDialog
      title={words.revokeSure(device.name)}
      deed={words.revokeDeed}
      busy={busy}
      onSure={() => void revoke()}
      onClose={onClose}
    >
      <p>{words.revokeWhat}</p>
      {hasSynced && (
        <label class="choice">
          <input
            type="checkbox"
            checked={synced}
            onChange={(event) => setSynced(event.currentTarget.checked)}
          />
          <span>
            {words.synced}
            <small>{words.syncedWhy}</small>
          </span>
        </label>
      )}
      {trouble && <TroubleNotice trouble={trouble} />}
    </SureDialog>
  );
}
