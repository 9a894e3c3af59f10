import { sql } from "drizzle-orm";
import { check, index, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";

/** How many of a product are left, of those that are counted. A write that would sell what is not there fails as a whole. */
export const productStock = sqliteTable(
  "product_stock",
  {
    product: text("product").primaryKey(),
    left: integer("left_over").notNull(),
    /** Whether it may be sold where the count says that there is none. */
    mayGoBelow: integer("may_go_below", { mode: "boolean" }).notNull(),
  },
  (table) => [check("product_stock_enough", sql`${table.left} >= 0 or ${table.mayGoBelow}`)],
);

/** What changed a count, each once: what is left is the sum of it. */
export const stockMove = sqliteTable(
  "stock_move",
  {
    product: text("product").notNull(),
    /** The purchase, the order of a kiosk, or the stock-take. */
    cause: text("cause").notNull(),
    kind: text("kind", { enum: ["sale", "return", "take"] }).notNull(),
    change: integer("change").notNull(),
    note: text("note"),
    /** Who counted; null of a sale and what undid it. */
    by: text("counted_by"),
    at: integer("at").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.product, table.cause, table.kind] }),
    index("stock_move_cause").on(table.cause),
    index("stock_move_product").on(table.product, table.at, table.cause),
  ],
);

/** A pack of uses, or a pass for days, bought as a line of a purchase; it is worth something once that is paid. */
export const pass = sqliteTable(
  "pass",
  {
    id: text("id").primaryKey(),
    purchase: text("purchase").notNull(),
    line: integer("line").notNull(),
    /** The account that paid: its holders own the pass. */
    account: text("account").notNull(),
    product: text("product").notNull(),
    nameFr: text("name_fr").notNull(),
    nameEn: text("name_en"),
    /** How often it can be used; null: as often as one likes while it lasts. */
    uses: integer("uses"),
    /** Milliseconds since 1970; null: it does not end. */
    endsAt: integer("ends_at"),
    createdAt: integer("created_at").notNull(),
  },
  (table) => [index("pass_account").on(table.account, table.id), index("pass_purchase").on(table.purchase)],
);

/** A pass was used, once for each id. */
export const passUse = sqliteTable(
  "pass_use",
  {
    id: text("id").primaryKey(),
    pass: text("pass").notNull(),
    by: text("used_by").notNull(),
    at: integer("at").notNull(),
  },
  (table) => [index("pass_use_pass").on(table.pass, table.id)],
);
