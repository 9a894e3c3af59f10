import type { session } from "@mereau/db/tenant/schema.ts";
import type { Language } from "@mereau/shared/contracts/common.ts";
import type { SessionSummary } from "@mereau/shared/contracts/sessions.ts";
import { agentName } from "@mereau/shared/devices/agent.ts";

type Told = Pick<
  typeof session.$inferSelect,
  "id" | "device" | "agent" | "createdAt" | "lastUsedAt" | "expiresAt"
>;

/** How people know a device: by the name that was given for it, else by its browser and system. */
export const deviceName = ({ device, agent }: Pick<Told, "device" | "agent">, language: Language): string =>
  device ?? agentName(agent)[language];

/** A session as it is answered. */
export const expressSession = (
  { id, device, agent, createdAt, lastUsedAt, expiresAt }: Told,
  { current, language }: { current: boolean; language: Language },
): SessionSummary => ({
  id,
  device,
  name: deviceName({ device, agent }, language),
  createdAt,
  lastUsedAt,
  expiresAt,
  current,
});
