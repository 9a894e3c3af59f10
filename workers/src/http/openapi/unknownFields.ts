import * as z from "zod";

type Schema = z.core.JSONSchema.JSONSchema;

/** What a schema may turn out to be: itself, what it refers to, and each of the forms that it leaves open. */
function formsOf(schema: Schema, definitions: Readonly<Record<string, Schema>>): Schema[] {
  const referred = schema.$ref === undefined ? undefined : definitions[schema.$ref.replace("#/$defs/", "")];
  const open = [...(schema.anyOf ?? []), ...(schema.oneOf ?? []), ...(schema.allOf ?? [])];
  const further = [...(referred ? [referred] : []), ...open.filter((form) => typeof form === "object")];
  return [schema, ...further.flatMap((form) => formsOf(form, definitions))];
}

/**
 * The paths of fields in a part of an answer that no form of its schema has. Fields may be left out, values are not looked
 * at: documents show of an answer what matters.
 */
export function unknownFields(schema: z.ZodType, part: unknown): string[] {
  const whole = z.toJSONSchema(schema, { io: "output", unrepresentable: "any", reused: "inline" });
  const definitions = z.record(z.string(), z.custom<Schema>()).parse(whole.$defs ?? {});

  const look = (candidates: readonly Schema[], value: unknown, path: string): string[] => {
    const forms = candidates.flatMap((one) => formsOf(one, definitions));
    if (Array.isArray(value)) {
      const items = forms.flatMap((form) => (isSchema(form.items) ? [form.items] : []));
      return value.flatMap((one: unknown, place) => look(items, one, `${path}.${place}`));
    }
    if (typeof value !== "object" || value === null) return [];
    return Object.entries(value).flatMap(([key, inner]: [string, unknown]) => {
      const fields = forms.flatMap((form) => {
        const field = form.properties?.[key] ?? form.additionalProperties;
        return isSchema(field) ? [field] : [];
      });
      return fields.length === 0 ? [`${path}.${key}`] : look(fields, inner, `${path}.${key}`);
    });
  };
  return look([whole], part, "");
}

const isSchema = (value: unknown): value is Schema =>
  typeof value === "object" && value !== null && !Array.isArray(value);
