import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import * as z from "zod";

import { anything } from "../../scripts/client/api.ts";
import { signIn } from "../../scripts/client/signIn.ts";
import { openBrowser } from "../browser.ts";
import { Community, newId } from "../wallet/community.ts";
import { openDesk } from "./desk.ts";

let browser: Browser;
let community: Community;
const path = "/tariff/tasks";

beforeAll(async () => {
  browser = await openBrowser();
  community = await Community.found(inject("url"), inject("operatorToken"), "fablab");
});

afterAll(() => browser.close());

test("a task is put on the scale, claimed, validated and paid once; a claim is refused with a reason", async () => {
  const { api, slug } = community;
  const { page, complaints } = await openDesk(browser, community, { path });
  await page.getByText("Le barème est vide.").waitFor();
  await page.getByRole("link", { name: "Ajouter une tâche" }).click();
  await page.getByRole("button", { name: "Mettre au barème" }).click();
  await page.getByRole("alert").first().waitFor();
  await page.getByLabel("Nom en français").fill("Ranger l’atelier");
  await page.getByLabel(/^Gain/).fill("12");
  await page.getByRole("button", { name: "Mettre au barème" }).click();
  await page.getByRole("row", { name: /Ranger l’atelier.*12/ }).waitFor();

  const alice = await community.newMember("Alice Martin", "0", "maker");
  const token = await signIn(api, slug, alice.email, "Téléphone");
  const { tasks } = await api.ask(
    z.object({ tasks: z.array(z.object({ id: z.string() })) }),
    "GET",
    community.path("tariff"),
    {
      token,
    },
  );
  for (const note of ["Samedi", "Dimanche"])
    await api.ask(anything, "POST", community.path("task-claims"), {
      token,
      body: { id: newId(), task: tasks[0]?.id, account: alice.account, note },
    });
  await page.reload();
  const claims = page.getByRole("row", { name: /à valider/ });
  await expect.poll(() => claims.count()).toBe(2);
  // Two taps pay once
  await page
    .getByRole("row", { name: /Samedi/ })
    .getByRole("button", { name: "Valider" })
    .click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: /^Verser 12/ }).dblclick();
  await page.getByText(/12.* versés\./).waitFor();
  await expect.poll(() => claims.count()).toBe(1);
  expect(await community.balanceOf(alice)).toMatch(/^12\b/);
  await claims.getByRole("button", { name: "Refuser" }).click();
  const refuse = dialog.getByRole("button", { name: "Refuser", exact: true });
  expect(await refuse.getAttribute("aria-disabled")).toBe("true");
  await dialog.getByLabel("Motif").fill("L’atelier était fermé");
  await refuse.click();
  await expect.poll(() => claims.count()).toBe(0);
  await page.getByRole("button", { name: "Toutes" }).click();
  await page.getByText("L’atelier était fermé").waitFor();
  expect(await community.balanceOf(alice)).toMatch(/^12\b/);
  expect(complaints.filter((one) => !one.includes("422"))).toEqual([]);
});

test("who serves at the counter alone is not shown the scale", async () => {
  const { api, token, slug } = community;
  const teller = await community.newMember("Odile Caisse", "0", "maker");
  await api.ask(anything, "PUT", community.path(`members/${teller.id}/role`), {
    token,
    body: { role: "teller" },
  });
  const { page } = await openDesk(browser, community, {
    path,
    as: await signIn(api, slug, teller.email, "Bureau"),
  });
  await page.getByRole("heading", { level: 1 }).waitFor();
  expect(await page.getByRole("link", { name: "Ajouter une tâche" }).count()).toBe(0);
});
