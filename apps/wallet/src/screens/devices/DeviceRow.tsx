import type { components } from "@mereau/workers/client";
import { now } from "@mereau/ui/clock.ts";
import { say } from "#texts/say.ts";
import { momentOf } from "#words/when.ts";

export type Device = components["schemas"]["Device"];

/** One phone or browser: what it is, when it was used last, what it can do here, and the way to shut it out. */
export function DeviceRow({ device, onRevoke }: { device: Device; onRevoke: () => void }) {
  const words = say().devices;
  const { name, current, signedIn, lastUsedAt, createdAt, deviceKeys, passkeys } = device;
  const can = [
    signedIn ? words.signedIn : words.signedOut,
    deviceKeys.length > 0 ? words.pays : words.paysNot,
    passkeys.length > 0 ? words.passkey : null,
  ];
  return (
    <div class="row bare">
      <span>
        <b>{name}</b>
        {current ? (
          <small class="waits">{words.current}</small>
        ) : (
          <small>{words.used(momentOf(lastUsedAt ?? createdAt, now()))}</small>
        )}
        <small>{can.filter((one) => one !== null).join(" · ")}</small>
      </span>
      <button type="button" class="slight grave" onClick={onRevoke}>
        {current ? say().me.signOut : words.revoke}
        {!current && <span class="for-readers"> {name}</span>}
      </button>
    </div>
  );
}
