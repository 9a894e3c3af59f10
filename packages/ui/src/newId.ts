import { uuidV7 } from "@mereau/shared/crypto/uuid.ts";
import { now } from "#clock.ts";

/** An id of now, for something that this device asks for: asking again with it is asking once. */
export const newId = (): string => uuidV7(now(), crypto.getRandomValues(new Uint8Array(10)));
