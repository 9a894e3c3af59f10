import { namespaceDriver, type NamespaceServer } from "#provisioning/drivers/namespaces.ts";

export type SqldOptions = Omit<NamespaceServer, "kind" | "urlOf"> & {
  /** Where sqld answers its clients; each namespace under a host name of its own below this one. */
  databaseUrl: string;
};

/** Databases on a self-hosted sqld, which tells its namespaces apart by the first label of the host name. */
export function sqldDriver({ databaseUrl, ...server }: SqldOptions) {
  const urlOf = (name: string) => {
    const url = new URL(databaseUrl);
    url.host = `${name}.${url.host}`;
    return url.href.replace(/\/$/, "");
  };
  return namespaceDriver({ ...server, kind: "sqld", urlOf });
}
