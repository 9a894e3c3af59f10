import * as z from "zod";

import { accountId, amount, currencyCode, moment, pageOf, pageQuery, uuid } from "#contracts/common.ts";
import { euros, eurosInput } from "#contracts/euros.ts";
import { line, prose } from "#contracts/text.ts";
import { reversalOf } from "#contracts/transfers.ts";

/** How euros change hands at the counter. */
export const counterMeans = z
  .enum(["cash", "card", "transfer"])
  .meta({ id: "CounterMeans", description: "How the euros change hands.", example: "cash" });

/** At which till, and by which means, the euros of an issue are taken. */
export const counter = z
  .strictObject({
    till: uuid.meta({ description: "The caller’s own till, which is open." }),
    means: counterMeans,
  })
  .meta({ id: "Counter" });

export type Counter = z.output<typeof counter>;

const note = prose(500).transform((text) => (text === "" ? null : text));
const place = line(80)
  .nullable()
  .meta({ description: "Where the counter stands.", example: "Marché des Halles" });

export const tillRequest = z
  .strictObject({
    id: uuid.meta({ description: "Made by the client before it asks; asking again with it is asking once." }),
    float: eurosInput.meta({ description: "The cash in the box, as counted.", example: "100,00" }),
    place: place.default(null),
  })
  .meta({ id: "TillRequest" });

export type TillRequest = z.output<typeof tillRequest>;

export const tillClosingRequest = z
  .strictObject({
    counted: eurosInput.meta({ description: "The cash in the box, as counted.", example: "162,50" }),
    note: note.nullable().default(null).meta({
      description: "Why it differs from what should be there; needed where it does.",
      example: null,
    }),
  })
  .meta({ id: "TillClosingRequest" });

export type TillClosingRequest = z.output<typeof tillClosingRequest>;

export const tillMovementRequest = z
  .strictObject({
    id: uuid,
    direction: z.enum(["in", "out"]).meta({ description: "`in`: taken; `out`: given.", example: "out" }),
    means: counterMeans,
    euros: eurosInput,
    note: line(200).min(1).meta({ description: "What it is for.", example: "Remise en banque" }),
  })
  .meta({ id: "TillMovementRequest" });

export type TillMovementRequest = z.output<typeof tillMovementRequest>;

/** A teller’s till, and what has been taken and given at it. */
export const till = z
  .object({
    id: uuid,
    number: z.int().meta({ description: "1, 2, 3… over all tills.", example: 12 }),
    teller: z.object({ id: uuid, name: z.string().meta({ example: "Noor" }) }),
    place,
    openedAt: moment,
    float: euros.meta({ description: "The cash in the box when it was opened." }),
    movements: z.int().meta({ description: "How many movements it has.", example: 14 }),
    pending: z.int().meta({
      description: "Issues of which the ledger has not been heard: asking again settles them.",
      example: 0,
    }),
    totals: z
      .array(z.object({ means: counterMeans, taken: euros, given: euros }))
      .meta({ description: "What was taken and given, a line for each of the means." }),
    expected: euros.meta({
      description: "The cash that should be in the box; as it was when it was closed.",
    }),
    closing: z
      .object({
        at: moment,
        by: uuid,
        counted: euros,
        difference: euros.meta({ description: "Counted − expected.", example: "-2.50" }),
        note: z.string().nullable(),
      })
      .nullable()
      .meta({ description: "null while it is open." }),
  })
  .meta({ id: "Till" });

export type Till = z.infer<typeof till>;

export const tillPage = pageOf(till).meta({ id: "TillPage" });

export const tillsQuery = pageQuery.extend({
  state: z.enum(["open", "closed", "all"]).default("all").meta({ example: "open" }),
  teller: uuid.optional().meta({ description: "Only those of this teller." }),
});

export type TillsQuery = z.output<typeof tillsQuery>;

/** Euros taken or given at the counter, and what was issued for them. */
export const tillMovement = z
  .object({
    id: uuid.meta({ description: "Of an issue, the id of its transfer." }),
    till: uuid,
    number: z.int().meta({ description: "1, 2, 3… within its till.", example: 3 }),
    direction: z.enum(["in", "out"]),
    means: counterMeans,
    euros,
    issue: z
      .object({
        account: accountId,
        holder: z.string().nullable().meta({ description: "What the account is called.", example: "Alice" }),
        currency: currencyCode,
        amount,
        state: z.enum(["pending", "done", "reversed", "refused"]).meta({
          description:
            "`pending`: the ledger has not been heard of. `reversed`: it was undone; the euros are still in the till until they are given back. `refused`: nothing was issued, and nothing is counted.",
          example: "done",
        }),
        refusal: z.string().nullable().meta({ description: "Why the ledger refused it.", example: null }),
        reversal: reversalOf,
      })
      .nullable()
      .meta({ description: "null: other euros, such as those taken to the bank." }),
    note: z.string().nullable(),
    by: uuid,
    at: moment,
  })
  .meta({ id: "TillMovement" });

export type TillMovement = z.infer<typeof tillMovement>;

export const tillMovementPage = pageOf(tillMovement).meta({ id: "TillMovementPage" });
export const tillMovementsQuery = pageQuery;

export const tillPath = z.object({ id: uuid });
export const tillMovementPath = z.object({ id: uuid, movement: uuid });

/** The receipt of euros taken at the counter. */
export const counterReceipt = z
  .object({
    number: z.string().meta({ description: "The till’s number and the movement’s.", example: "12-3" }),
    movement: tillMovement,
    at: moment.meta({ description: "When the ledger recorded it." }),
    currency: z.object({ code: currencyCode, name: z.string(), symbol: z.string(), scale: z.int() }),
    member: z
      .object({ name: z.string(), number: z.int().nullable() })
      .nullable()
      .meta({ description: "The first owner of the account." }),
    teller: z.string().meta({ example: "Noor" }),
    place,
    seller: z.object({
      name: z.string(),
      address: z.string().nullable(),
      registration: z.string().nullable(),
    }),
  })
  .meta({ id: "CounterReceipt" });

export type CounterReceipt = z.infer<typeof counterReceipt>;
