import { createScheduledController } from "cloudflare:test";
import { env } from "cloudflare:workers";

import worker from "#index.ts";

/** Inside workerd: the Worker’s cron run that stands for this moment. */
export const runCron = (scheduledTime: number): Promise<void> =>
  worker.scheduled(createScheduledController({ scheduledTime, cron: "*/5 * * * *" }), env);
