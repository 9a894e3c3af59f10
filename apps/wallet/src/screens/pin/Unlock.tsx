import { useEffect, useState } from "preact/hooks";

import type { DeviceKey } from "#keys/deviceKey.ts";
import { readKey } from "#keys/owner.ts";
import { PasskeyDialog } from "#screens/pin/PasskeyDialog.tsx";
import { PinDialog } from "#screens/pin/PinDialog.tsx";
import type { Unlocking } from "#screens/pin/UnlockDialog.tsx";

/** Asks the owner of this device's key to unlock it, in the way that they have chosen. */
export function Unlock(props: Unlocking) {
  const [key, setKey] = useState<DeviceKey | null | undefined>(undefined);
  useEffect(() => void readKey().then((found) => setKey(found ?? null)), []);
  if (key === undefined) return null;
  return key?.lock.by === "passkey" ? (
    <PasskeyDialog {...props} deviceKey={key} lock={key.lock} />
  ) : (
    <PinDialog {...props} />
  );
}
