import { ask } from "@mereau/ui/asking/ask.ts";
import { api } from "#api/client.ts";
import { useAnswer } from "#lists/useAnswer.ts";
import { here } from "#shell.ts";

/** The kinds of members of this community; a type is named by its code until they are known. */
export function useMemberTypes() {
  const { value } = useAnswer(() => ask(api.GET("/v1/{community}/member-types", { params: { path: here } })));
  const all = value?.items ?? [];
  return { all, named: (code: string) => all.find((type) => type.code === code)?.name ?? code };
}
