import { randomBytes } from "node:crypto";

import { uuidV7 } from "@mereau/shared/crypto/uuid.ts";

/* npm run --silent id: a new UUIDv7, as clients make one before they ask for anything. */

process.stdout.write(`${uuidV7(Date.now(), randomBytes(10))}\n`);
