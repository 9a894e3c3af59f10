import type * as z from "zod";

import type { Town, Townsperson } from "./town.ts";

/** Asks for something as a member, and gives the answer and the milliseconds to its end. Throws when it is refused. */
export async function askAs<Schema extends z.ZodType>(
  url: string,
  { slug }: Town,
  { token }: Pick<Townsperson, "token">,
  path: string,
  schema: Schema,
): Promise<{ answer: z.infer<Schema>; ms: number }> {
  const began = performance.now();
  const response = await fetch(new URL(`/v1/${slug}/${path}`, url), {
    headers: { authorization: `Bearer ${token}` },
  });
  const text = await response.text();
  const ms = performance.now() - began;
  if (!response.ok) throw new Error(`${path} was answered ${response.status} ${text.slice(0, 500)}`);
  return { answer: schema.parse(JSON.parse(text)), ms };
}
