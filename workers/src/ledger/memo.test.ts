import { afterAll, beforeAll, expect, test } from "vitest";

import { pay, startTestLedger, townCommands } from "#testing/ledger.ts";
import { startLocalServer } from "#testing/localServer.ts";

let server: Awaited<ReturnType<typeof startLocalServer>>;

beforeAll(async () => {
  server = await startLocalServer();
});

afterAll(() => server.close());

test.each(["\\ud800", "\\\\ud800", "C:\\users\\udine", '"\\u0000"', "\\", "emoji 👩‍🌾 \\ude00", "</script>"])(
  "a memo of %j is kept as it is",
  async (memo) => {
    const ledger = await startTestLedger(server);
    const { lane } = await ledger.open();
    await lane.submit(townCommands(2, 100));
    const payment = { ...pay(1, 2, 1), memo };
    expect(await lane.submit([payment])).toMatchObject({ ok: true, verdicts: [{ ok: true }] });
    const { rows } = await ledger.connection.execute({
      sql: "SELECT memo FROM transfer WHERE id = ?",
      args: [payment.id],
    });
    expect(rows[0]?.["memo"]).toBe(memo);
    ledger.close();
  },
);
