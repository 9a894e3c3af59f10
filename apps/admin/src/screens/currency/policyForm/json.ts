/** Settings while they are being written: as they will be sent, and not yet checked. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

export type Path = readonly (string | number)[];

const isRecord = (value: Json | undefined): value is { readonly [key: string]: Json } =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** What stands at a path; undefined where there is nothing. */
export function valueAt(value: Json | undefined, path: Path): Json | undefined {
  const [key, ...rest] = path;
  if (key === undefined) return value;
  if (Array.isArray(value) && typeof key === "number") return valueAt(value[key], rest);
  return isRecord(value) ? valueAt(value[String(key)], rest) : undefined;
}

/** The same settings with another value at a path; undefined takes it out. What is on the way there is made. */
export function withValue(value: Json | undefined, path: Path, next: Json | undefined): Json {
  const [key, ...rest] = path;
  if (key === undefined) return next ?? null;
  if (typeof key === "number") {
    const items: readonly Json[] = Array.isArray(value) ? value : [];
    if (rest.length === 0 && next === undefined) return items.filter((_, index) => index !== key);
    const changed = withValue(items[key], rest, next);
    return key < items.length
      ? items.map((item, index) => (index === key ? changed : item))
      : [...items, changed];
  }
  const record = isRecord(value) ? value : {};
  if (rest.length === 0 && next === undefined)
    return Object.fromEntries(Object.entries(record).filter(([name]) => name !== key));
  return { ...record, [key]: withValue(record[key], rest, next) };
}

export const textOf = (value: Json | undefined): string =>
  typeof value === "string" || typeof value === "number" ? String(value) : "";

export const itemsOf = (value: Json | undefined): readonly Json[] => (Array.isArray(value) ? value : []);
