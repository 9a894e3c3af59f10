import { askJson } from "#api/askJson.ts";
import { api } from "#api/client.ts";
import { here } from "#shell.ts";

type Query = { state: "due" | "wired" | "reversed"; limit: number; cursor?: string };

/** One page of redemptions. */
export const readRedemptions = (query: Query) =>
  askJson(
    api.GET("/v1/{community}/redemptions", { params: { path: here, query: { ...query, format: "json" } } }),
  );
