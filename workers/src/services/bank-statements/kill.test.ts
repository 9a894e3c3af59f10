import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";

import { bankLine, deposit } from "@mereau/db/tenant/schema.ts";
import type { StatementRequest } from "@mereau/shared/contracts/bankStatements.ts";
import { matchBankLine } from "#services/bank-lines/match.ts";
import { importStatement } from "#services/bank-statements/import.ts";
import { resumeStatement } from "#services/bank-statements/resume.ts";
import type { Caller } from "#services/context.ts";
import { type BankTown, fileOf, startBankTown } from "#testing/bankTown.ts";
import { newId } from "#testing/community.ts";
import { runAndKill } from "#testing/world.ts";

let town: BankTown;
let noor: { caller: Caller; account: string };
let ada: { caller: Caller; account: string };

beforeAll(async () => {
  town = await startBankTown();
  noor = await town.join("Noor", "provider");
  ada = await town.join("Ada", "provider");
});

afterAll(() => town.close());

const doImport = (file: StatementRequest) => importStatement(town.context(), town.admin, file);

/** What somebody does after an import died: the same request, the file once more, or finishing; on any Worker. */
const waysOn: readonly ((file: StatementRequest) => Promise<unknown>)[] = [
  doImport,
  (file) => doImport({ ...file, id: newId() }),
  (file) => resumeStatement(town.context(), town.admin, file.id).catch(() => doImport(file)),
];

test("killed at any request, and asked again in any way, an import issues each deposit once", async () => {
  let expected = { noor: 0, ada: 0 };
  for (const sends of [false, true]) {
    let at = 0;
    for (; ; at += 1) {
      const [first, second] = await Promise.all([
        town.announce(noor.caller, noor.account, "10"),
        town.announce(ada.caller, ada.account, "20"),
      ]);
      const file = fileOf([
        { label: first.reference, amount: "10,00" },
        { label: second.reference, amount: "20,00" },
        { label: `VIR ${first.id}`, amount: "30,00" },
      ]);
      const died = await runAndKill(() => doImport(file), { at, sends });
      // The death may have been the ledger object’s too, which runs in the same life here
      town.restart();
      await waysOn[at % waysOn.length]?.(file);

      expected = { noor: expected.noor + 1000, ada: expected.ada + 2000 };
      expect([await town.postedOn(noor.account), await town.postedOn(ada.account)]).toEqual([
        expected.noor,
        expected.ada,
      ]);
      const issued = (await town.issues()).map(([, , reference]) => reference);
      for (const { id, reference } of [first, second]) {
        expect(issued.filter((one) => one === reference)).toHaveLength(1);
        const [row] = await town.db.select().from(deposit).where(eq(deposit.id, id));
        expect(row?.state).toBe("issued");
      }
      const waiting = await town.db
        .select()
        .from(bankLine)
        .where(eq(bankLine.label, `VIR ${first.id}`));
      expect(waiting.map(({ state }) => state)).toEqual(["unmatched"]);
      if (!died) break;
    }
    // An import reaches outside more often than this: fewer would mean that the test no longer cuts
    expect(at).toBeGreaterThan(8);
  }
}, 240_000);

test("killed at any request, and asked again, a match by hand issues once", async () => {
  let issued = (await town.postedOn(noor.account)) ?? 0;
  let matched = 0;
  for (const sends of [false, true])
    for (let at = 0, died = true; died; at += 1) {
      const amount = `5,${10 + matched}`;
      const { id } = await doImport(fileOf([{ label: `VIR ${newId()}`, amount, day: 23 }]));
      const [line] = await town.db.select().from(bankLine).where(eq(bankLine.statement, id));
      const match = () =>
        matchBankLine(town.context(), town.admin, line?.id ?? "", {
          confirmAlike: false,
          confirmExpected: false,
          deposit: null,
          account: noor.account,
        });
      died = await runAndKill(match, { at, sends });
      town.restart();
      expect((await match()).state).toBe("issued");
      issued += 510 + matched;
      matched += 1;
      expect(await town.postedOn(noor.account)).toBe(issued);
    }
  expect(matched).toBeGreaterThan(8);
}, 120_000);
