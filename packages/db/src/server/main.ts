import { parseArgs } from "node:util";
import { ServerStartError, startServer } from "./start.ts";

const { values } = parseArgs({
  options: {
    data: { type: "string" },
    port: { type: "string" },
    host: { type: "string" },
    threads: { type: "string" },
  },
});
const adminKey = process.env["MEREAU_DB_ADMIN_KEY"];
const say = (line: object) => process.stdout.write(`${JSON.stringify(line)}\n`);

function usage(sentence: string): never {
  say({ event: "refused", code: "usage", message: sentence });
  process.exit(2);
}

if (values.data === undefined) usage("Say where the data is kept: --data DIR");
if (adminKey === undefined || adminKey === "") usage("Set MEREAU_DB_ADMIN_KEY to the key of admin calls");
const port = Number(values.port ?? 0);
if (!Number.isInteger(port) || port < 0 || port > 65_535) usage("--port is a number from 0 to 65535");

try {
  const server = await startServer({
    dataDir: values.data,
    port,
    adminKey,
    onLog: say,
    ...(values.host === undefined ? {} : { host: values.host }),
    ...(values.threads === undefined ? {} : { threads: Number(values.threads) }),
  });
  say({ event: "listening", url: server.url, port: server.port });
  const stop = () => void server.close().then(() => process.exit(0));
  process.once("SIGINT", stop);
  process.once("SIGTERM", stop);
} catch (error) {
  if (!(error instanceof ServerStartError)) throw error;
  say({ event: "refused", code: error.code, message: error.message });
  process.exitCode = 1;
}
