import * as z from "zod";

const reference = z.object({ $ref: z.string() }).strict();
/** What the generator writes beside a reference to say that null will do as well. */
const nullableToo = z.strictObject({
  type: z.array(z.string()).refine((types) => types.includes("null")),
  default: z.unknown().optional(),
  description: z.string().optional(),
  example: z.unknown().optional(),
});
const nullableReference = z.looseObject({ allOf: z.tuple([reference, nullableToo]) });

/** A reference that may also be null: the generator joins both with `allOf`, which no null satisfies. */
function nullOrReference(value: unknown): unknown {
  const found = nullableReference.safeParse(value);
  if (!found.success) return value;
  const {
    allOf: [named, { type: _, ...said }],
    ...rest
  } = found.data;
  return { anyOf: [named, { type: "null" }], ...said, ...rest };
}

/** The generator copies a pattern together with the flags behind it, which JSON Schema does not know. */
const withoutFlags = (key: string, value: unknown): unknown =>
  key === "pattern" && typeof value === "string" ? value.replace(/\$\/[a-z]+$/, "$") : value;

/** For `JSON.parse`: puts right what the generator of OpenAPI documents gets wrong about a schema. */
export const mendSchema = (key: string, value: unknown): unknown => nullOrReference(withoutFlags(key, value));
