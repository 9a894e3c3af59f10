import { callAdmin, refusal, type Patience } from "#provisioning/drivers/call.ts";
import type { DatabaseDriver } from "#provisioning/drivers/driver.ts";
import { namespaceKey } from "#provisioning/drivers/namespaceKey.ts";

export type NamespaceServer = {
  kind: "local" | "sqld";
  /** Where sqld's administration answers. */
  adminUrl: string;
  adminKey: string | null;
  /** Where a namespace's own database answers. */
  urlOf: (name: string) => string;
  /** The deployment's key, from which the key of each namespace is derived. */
  sealingKey: Uint8Array;
  patience: Patience;
};

/**
 * Databases as namespaces of one server, by sqld's administration calls. Each namespace gets a key of its own,
 * since a token that the server's general key signed would open every one of them; and the strong durability
 * mode, without which sqld answers a commit before it is on the disk.
 */
export function namespaceDriver(server: NamespaceServer): DatabaseDriver {
  const call = (method: "POST" | "DELETE", name: string, verb: string, body?: object) =>
    callAdmin(
      {
        method,
        url: new URL(`v1/namespaces/${name}${verb}`, server.adminUrl.replace(/\/*$/, "/")),
        authorization: server.adminKey === null ? null : `basic ${server.adminKey}`,
        isBusy,
        ...(body && { body }),
      },
      server.patience,
    );

  return {
    kind: server.kind,
    async create(name) {
      const { publicKey, token } = await namespaceKey(server.sealingKey, name);
      const wanted = { jwt_key: publicKey, durability_mode: "strong" };
      const created = await call("POST", name, "/create", wanted);
      if (isAlreadyThere(created)) {
        // Made by a run that was cut off, perhaps by a server whose create call does not know every setting.
        const configured = await call("POST", name, "/config", {
          block_reads: false,
          block_writes: false,
          ...wanted,
        });
        if (configured.status !== 200) throw refusal(`Configuring the namespace ${name}`, configured);
      } else if (created.status !== 200) throw refusal(`Creating the namespace ${name}`, created);
      return { url: server.urlOf(name), token };
    },
    async destroy(name) {
      const answer = await call("DELETE", name, "");
      if (answer.status !== 200 && !isMissing(answer))
        throw refusal(`Destroying the namespace ${name}`, answer);
    },
  };
}

type Answer = { status: number; body: unknown };

const says = ({ body }: Answer, words: RegExp) => words.test(JSON.stringify(body ?? ""));

/** Two runs that make one namespace at once: the later one waits for the earlier. */
const isBusy = (answer: Answer) => answer.status === 400 && says(answer, /being changed by another call/);

/** sqld answers 400 to both, and tells them apart in words alone; newer ones answer 404 to the second. */
const isAlreadyThere = (answer: Answer) =>
  answer.status === 409 || (answer.status === 400 && says(answer, /already exists?/i));

const isMissing = (answer: Answer) =>
  answer.status === 404 || (answer.status === 400 && says(answer, /(doesn't|does not) exist/i));
