import { sql } from "drizzle-orm";
import { index, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";

/**
 * One period of a scheduled work for one subject, from the moment it is planned: so nothing of it is done twice, and
 * nothing forgotten.
 */
export const jobRun = sqliteTable(
  "job_run",
  {
    work: text("work").notNull(),
    /** To what it is done: the id of a standing order, of a batch; empty where the community itself is meant. */
    subject: text("subject").notNull(),
    period: text("period").notNull(),
    /** A UUIDv7 fixed before anything is done: a transfer made under it is made once, however often the work is begun. */
    id: text("id").notNull(),
    dueAt: integer("due_at").notNull(),
    /** When it is begun next, while it is unfinished: at first when it is due, then when it is tried again. */
    tryAt: integer("try_at").notNull(),
    /** When it was last begun. */
    startedAt: integer("started_at"),
    finishedAt: integer("finished_at"),
    attempts: integer("attempts").notNull().default(0),
    /** Why it did not succeed: it is tried again, or, once it is finished, was given up. */
    failure: text("failure"),
    /** What the work must know of it. */
    detail: text("detail", { mode: "json" }).$type<unknown>(),
  },
  (table) => [
    primaryKey({ columns: [table.work, table.subject, table.period] }),
    index("job_run_open")
      .on(table.work, table.tryAt)
      .where(sql`${table.finishedAt} is null`),
    index("job_run_finished").on(table.work, table.finishedAt),
  ],
);
