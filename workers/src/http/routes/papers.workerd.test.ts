import { expect, test } from "vitest";

import { foundWorkerTown } from "#testing/workerTown.ts";

test("statements and posters are printed in the Worker itself, in the language of whoever asks", async () => {
  const town = await foundWorkerTown();
  const printed = async (path: string) => {
    const answer = await town.send(town.admin, ["GET", path]);
    const { status, headers } = answer;
    const bytes = new Uint8Array(await answer.arrayBuffer());
    const head = new TextDecoder().decode(bytes.subarray(0, 5));
    return [
      status,
      headers.get("Content-Type"),
      headers.get("Content-Disposition"),
      head,
      bytes.length > 40_000,
    ];
  };
  const period = "from=2026-01-01&to=2026-12-31";
  expect(await printed(`accounts/MIEL:issuance/statement?format=pdf&${period}`)).toEqual([
    200,
    "application/pdf",
    'attachment; filename="MIEL-issuance-2026-01-01-2026-12-31.pdf"',
    "%PDF-",
    true,
  ]);
  const pot = await printed("accounts/MIEL:1001/poster?size=a6&lang=en");
  expect(pot).toEqual([200, "application/pdf", 'inline; filename="MIEL-1001-a6.pdf"', "%PDF-", true]);
  expect(await town.codeOf(town.admin, ["GET", "accounts/MIEL:issuance/poster"], 422)).toBe("system_account");
});

const reportOf = (asked: string) => ["GET", `reports/assembly?lang=fr&year=${asked}`] as const;

test("the report for the assembly is printed for those who oversee the community, of no year to come", async () => {
  const town = await foundWorkerTown();
  const year = new Date().getUTCFullYear();
  const answer = await town.send(town.admin, reportOf(String(year)));
  expect([answer.status, answer.headers.get("Content-Type")]).toEqual([200, "application/pdf"]);
  expect(answer.headers.get("Content-Disposition")).toMatch(
    new RegExp(`^attachment; filename="essai-.*-assembly-${year}\\.pdf"$`),
  );
  const bytes = new Uint8Array(await answer.arrayBuffer());
  expect(new TextDecoder().decode(bytes.subarray(0, 5))).toBe("%PDF-");
  expect(bytes.length).toBeGreaterThan(30_000);
  const { token } = await town.join("Kim", "individual");
  expect(await town.codeOf(token, reportOf(String(year)), 403)).toBe("forbidden");
  expect(await town.codeOf(town.admin, reportOf(String(year + 1)), 422)).toBe("invalid_input");
  expect(await town.codeOf(town.admin, reportOf("soon"), 422)).toBe("invalid_input");
});
