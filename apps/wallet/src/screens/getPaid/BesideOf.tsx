import { api } from "#api/client.ts";
import { ask } from "@mereau/ui/asking/ask.ts";
import { here } from "#shell.ts";
import { useSeen } from "#store/useSeen.ts";
import { say } from "#texts/say.ts";
import { besideInWords } from "#words/mix.ts";

/** What is to be had in euros beside a payment that has just come in. */
export function BesideOf({ transfer }: { transfer: string }) {
  const path = { ...here, id: transfer };
  const { seen } = useSeen(`transfer:${transfer}`, () =>
    ask(api.GET("/v1/{community}/transfers/{id}", { params: { path } })),
  );
  const beside = seen?.value.eurosBeside;
  return beside ? <p>{say().mix.and(besideInWords(beside))}</p> : null;
}
