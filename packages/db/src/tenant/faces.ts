import { sql } from "drizzle-orm";
import { blob, check, index, integer, real, sqliteTable, text } from "drizzle-orm/sqlite-core";

/** Photos of members and the community’s logo, by the SHA-256 of their bytes: the same picture is kept once. */
export const picture = sqliteTable(
  "picture",
  {
    hash: text("hash").primaryKey(),
    type: text("type", { enum: ["image/webp", "image/png", "image/jpeg"] }).notNull(),
    width: integer("width").notNull(),
    height: integer("height").notNull(),
    bytes: blob("bytes", { mode: "buffer" }).notNull(),
    createdAt: integer("created_at").notNull(),
  },
  (table) => [check("picture_size", sql`length(${table.bytes}) between 1 and 200000`)],
);

/** What a member tells of themselves in the directory; who tells nothing has no row. */
export const memberCard = sqliteTable(
  "member_card",
  {
    member: text("member").primaryKey(),
    about: text("about"),
    /** Codes of the community’s list of categories. */
    categories: text("categories", { mode: "json" }).$type<string[]>().notNull().default([]),
    address: text("address"),
    /** Degrees, with five decimals: a metre. Both or none. */
    latitude: real("latitude"),
    longitude: real("longitude"),
    hours: text("hours"),
    website: text("website"),
    phoneShown: integer("phone_shown", { mode: "boolean" }).notNull().default(false),
    emailShown: integer("email_shown", { mode: "boolean" }).notNull().default(false),
    /** The hash of a picture. */
    photo: text("photo"),
  },
  (table) => [
    index("member_card_photo").on(table.photo),
    index("member_card_place")
      .on(table.latitude, table.longitude)
      .where(sql`${table.latitude} is not null`),
    check("member_card_place_whole", sql`(${table.latitude} is null) = (${table.longitude} is null)`),
  ],
);
