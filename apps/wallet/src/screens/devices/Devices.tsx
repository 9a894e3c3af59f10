import { useState } from "preact/hooks";

import { ask } from "@mereau/ui/asking/ask.ts";
import { api } from "#api/client.ts";
import { Screen } from "#frame/Screen.tsx";
import { StaleNote } from "#frame/StaleNote.tsx";
import { tell } from "#frame/Tidings.tsx";
import { TroubleNotice } from "#frame/TroubleNotice.tsx";
import { WaitingRows } from "#lists/WaitingRows.tsx";
import { SignOutDialog } from "#screens/me/SignOutDialog.tsx";
import { DeviceRow, type Device } from "#screens/devices/DeviceRow.tsx";
import { LostSteps } from "#screens/devices/LostSteps.tsx";
import { RevokeDialog } from "#screens/devices/RevokeDialog.tsx";
import { Passkeys } from "#screens/passkeys/Passkeys.tsx";
import { here } from "#shell.ts";
import { useSeen } from "#store/useSeen.ts";
import { language, say } from "#texts/say.ts";
import "#screens/devices/devices.css";

async function readDevices() {
  const answer = await ask(api.GET("/v1/{community}/devices", { params: { path: here } }));
  return answer.ok ? { ok: true as const, value: answer.value.items } : answer;
}

/** The phones and browsers that are signed in or may sign, this one first, and how one of them is shut out. */
export function Devices() {
  const words = say().devices;
  const { seen, trouble, again } = useSeen<Device[]>(`devices:${language.value}`, readDevices);
  const [asked, setAsked] = useState<Device | null>(null);
  const devices = seen?.value.toSorted(byUse) ?? [];
  const revoked = () => {
    setAsked(null);
    tell(words.revoked);
    again();
  };
  return (
    <Screen title={words.title} back="/me">
      <p>{words.lead}</p>
      {trouble && <TroubleNotice trouble={trouble} onRetry={again} />}
      {seen ? (
        <>
          <StaleNote at={seen.at} trouble={trouble} />
          <ul class="rows devices">
            {devices.map((device) => (
              <li key={device.id}>
                <DeviceRow device={device} onRevoke={() => setAsked(device)} />
              </li>
            ))}
          </ul>
          {devices.length < 2 && <p class="soft">{words.alone}</p>}
        </>
      ) : (
        !trouble && <WaitingRows count={2} />
      )}
      <Passkeys onChanged={again} />
      <LostSteps />
      {asked &&
        (asked.current ? (
          <SignOutDialog onClose={() => setAsked(null)} />
        ) : (
          <RevokeDialog device={asked} onRevoked={revoked} onClose={() => setAsked(null)} />
        ))}
    </Screen>
  );
}

/** This one first, then by when they were used last. */
const byUse = (one: Device, other: Device): number =>
  Number(other.current) - Number(one.current) || usedAt(other) - usedAt(one);

const usedAt = ({ lastUsedAt, createdAt }: Device): number => lastUsedAt ?? createdAt;
