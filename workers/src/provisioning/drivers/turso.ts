import * as z from "zod";

import {
  callAdmin,
  refusal,
  type AdminAnswer,
  type AdminCall,
  type Patience,
} from "#provisioning/drivers/call.ts";
import { DriverError, type DatabaseDriver } from "#provisioning/drivers/driver.ts";

export type TursoOptions = {
  apiUrl: string;
  organization: string;
  /** The group says where its databases live. */
  group: string;
  apiToken: string;
  patience: Patience;
};

const described = z.object({ database: z.object({ Hostname: z.string().min(1) }) });
const minted = z.object({ jwt: z.string().min(1) });

/** Databases on Turso Cloud, by its Platform API, version 1. */
export function tursoDriver(options: TursoOptions): DatabaseDriver {
  const path = (...segments: string[]) =>
    ["v1", "organizations", options.organization, "databases", ...segments].map(encodeURIComponent).join("/");
  const call = (method: AdminCall["method"], where: string, body?: object) =>
    callAdmin(
      {
        method,
        url: new URL(where, options.apiUrl.replace(/\/*$/, "/")),
        authorization: `Bearer ${options.apiToken}`,
        ...(body && { body }),
      },
      options.patience,
    );

  return {
    kind: "turso",
    async create(name) {
      const created = await call("POST", path(), { name, group: options.group });
      // 409: a run that was cut off has made it already.
      const answer = created.status === 409 ? await call("GET", path(name)) : created;
      const { database } = read(`Creating the database ${name}`, answer, described);
      const token = await call(
        "POST",
        `${path(name, "auth", "tokens")}?expiration=never&authorization=full-access`,
      );
      const { jwt } = read(`Minting a token of the database ${name}`, token, minted);
      return { url: `https://${database.Hostname}`, token: jwt };
    },
    async destroy(name) {
      const answer = await call("DELETE", path(name));
      if (answer.status !== 200 && answer.status !== 404)
        throw refusal(`Destroying the database ${name}`, answer);
    },
  };
}

function read<Body>(what: string, answer: AdminAnswer, schema: z.ZodType<Body>): Body {
  if (answer.status !== 200) throw refusal(what, answer);
  const body = schema.safeParse(answer.body);
  if (!body.success) throw new DriverError("unreadable", `${what} was answered unreadably`, { status: 200 });
  return body.data;
}
