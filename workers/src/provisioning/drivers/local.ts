import { namespaceUrl } from "@mereau/db/server/route.ts";

import { namespaceDriver, type NamespaceServer } from "#provisioning/drivers/namespaces.ts";

export type LocalOptions = Omit<NamespaceServer, "kind" | "urlOf" | "adminUrl"> & {
  /** Where the local server answers both its clients and its administration. */
  serverUrl: string;
};

/** Databases on the local server, which speaks sqld's protocol and keeps each namespace in a file of its own. */
export const localDriver = ({ serverUrl, ...server }: LocalOptions) =>
  namespaceDriver({
    ...server,
    kind: "local",
    adminUrl: serverUrl,
    urlOf: (name) => namespaceUrl(serverUrl, name),
  });
