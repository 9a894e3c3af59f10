import { index, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";

/** The association’s account to which a member has something given, for each currency. */
export const sponsorship = sqliteTable(
  "sponsorship",
  {
    member: text("member").notNull(),
    currency: text("currency").notNull(),
    account: text("account").notNull(),
    since: integer("since").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.member, table.currency] }),
    index("sponsorship_account").on(table.account),
  ],
);
