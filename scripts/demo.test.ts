import { spawn } from "node:child_process";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { afterAll, beforeAll, expect, test } from "vitest";

const script = fileURLToPath(new URL("demo.ts", import.meta.url));
let temporary = "";

beforeAll(async () => {
  temporary = await mkdtemp(join(tmpdir(), "mereau-demo-test-"));
});

afterAll(() => rm(temporary, { recursive: true, force: true }));

function runDemo(): Promise<{ code: number | null; output: string; said: string }> {
  const env = { ...process.env, TMPDIR: temporary, DO_NOT_TRACK: "1" };
  const child = spawn(process.execPath, [script], { env, stdio: ["ignore", "pipe", "pipe"] });
  let output = "";
  let said = "";
  child.stdout.on("data", (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => (said += chunk.toString()));
  return new Promise((resolve) => child.on("close", (code) => resolve({ code, output, said })));
}

test(
  "the demonstration runs from nothing, every figure checks, and nothing of it is left",
  { timeout: 180_000 },
  async () => {
    const { code, output, said } = await runDemo();
    expect({ code, said }).toEqual({ code: 0, said: "" });
    const figures = [...output.matchAll(/^ {4}✓ (.+?) {2,}(.+)$/gm)].map(
      ([, what = "", figure = ""]) => `${what}: ${figure.trim()}`,
    );
    for (const figure of [
      "Maud’s role: admin",
      "Issued to Alice against deposit VIR-2026-0001: 250.00",
      "Alice pays the bakery 12,50: 12.50, accepted",
      "The same id with another amount: refused: id_reused",
      "120.00 without a signature: refused: signature_required",
      "Alice’s account now: 102.50, 25.00, 77.50",
      "Verdicts, in order: linked_failed, insufficient_funds, accepted",
      "Maud, for the bakery, to her own account: refused: own_benefit",
      "Closing: 112.50",
      "Receipts with the community’s signature: 2",
      "Noor receives three dividends: 30.00 CIME:dividends",
      "Of them melts, to the commons: -2.90 CIME:pot-commons",
      "Noor’s balance with it: 16.39",
      "Lou: dividends, melted, paid, levied, and the day after: 30.00, -2.90, 20.00, -0.40, 10.00, -4.67",
      "All accounts in MIEL together: 0",
    ])
      expect(figures).toContain(figure);
    expect(output).not.toContain("✗");
    expect(output).toContain(`All ${figures.length} figures are right`);
    expect((await readdir(temporary)).filter((name) => name.startsWith("mereau-"))).toEqual([]);
  },
);
