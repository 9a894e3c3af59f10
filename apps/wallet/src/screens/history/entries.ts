import { api } from "#api/client.ts";
import { ask } from "@mereau/ui/asking/ask.ts";
import { listings } from "#lists/listing.ts";
import { asked, type Filter, isFiltered, writeFilter } from "#screens/history/filter.ts";
import type { Entry } from "#session/home.ts";
import { here } from "#shell.ts";

const PAGE = 40;

/** The entries of an account that a filter leaves, the newest first. The whole history stays on the device as far as it was read. */
export const entriesOf = listings<Entry, { account: string; filter: Filter }>({
  nameOf: ({ account, filter }) => `entries:${account}${writeFilter(filter)}`,
  keyOf: ({ seq }) => String(seq),
  isKept: ({ filter }) => !isFiltered(filter),
  read: ({ account, filter }, cursor) => {
    const path = { ...here, id: account };
    const query = { ...asked(filter), limit: PAGE, ...(cursor !== null && { cursor }) };
    return ask(api.GET("/v1/{community}/accounts/{id}/entries", { params: { path, query } }));
  },
});
