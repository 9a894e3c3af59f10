import type { Page } from "playwright-core";

import type { Scene } from "../wallet/scene.ts";

async function openMember(page: Page, name: string): Promise<void> {
  await page.getByRole("link", { name }).click();
  await page.getByRole("heading", { name, exact: true }).waitFor();
  await page.waitForLoadState("networkidle");
}

async function openAccount(page: Page): Promise<void> {
  await openMember(page, "Yanis Berrada");
  await page.getByRole("link", { name: /Titulaires|Holders/ }).click();
  await page.getByText(/Qui s’en sert|Who uses it/).waitFor();
}

const members =
  "Nom;Mail;Type\nNoé Venu;noe@ailleurs.example;Commerçant\nZoé Faux;zoe(at)ailleurs.example;\nIda Vue;;\n";

async function chooseMembers(page: Page): Promise<void> {
  const file = { name: "adherents.csv", mimeType: "text/csv", buffer: Buffer.from(members) };
  await page.getByLabel(/^(Le fichier|The file)$/).setInputFiles(file);
  await page.getByRole("combobox").first().waitFor();
}

/** Every screen of the managers’ app, in each of its states worth a look. Paths stand after the app’s own address. */
export const deskScenes: readonly Scene[] = [
  { name: "desk-sign-in", path: "/", isForVisitors: true },
  { name: "desk-today", path: "/", as: "admin" },
  { name: "desk-opening", path: "/opening", as: "admin" },
  { name: "desk-currencies", path: "/currencies", as: "admin" },
  { name: "desk-currency", path: "/currencies/MIEL", as: "admin" },
  { name: "desk-currency-history", path: "/currencies/MIEL/history", as: "admin" },
  { name: "desk-currency-change", path: "/currencies/MIEL/change", as: "admin" },
  {
    name: "desk-currency-simulated",
    path: "/currencies/MIEL/change",
    as: "admin",
    prepare: async (page) => {
      await page.getByRole("checkbox", { name: /^(Fonte|Melting)$/ }).check();
      await page.getByRole("button", { name: /douze derniers mois|last twelve months/ }).click();
      await page.getByText(/les mêmes mois|the same months/i).waitFor();
    },
  },
  { name: "desk-members", path: "/members", as: "admin" },
  { name: "desk-members-none", path: "/members?q=zzzz", as: "admin" },
  {
    name: "desk-invitations-print",
    path: "/members/invitations",
    as: "admin",
    prepare: async (page) => {
      await page
        .getByRole("link", { name: /^(Imprimer|Print) / })
        .first()
        .click();
      await page.getByRole("heading", { name: /En trois étapes|In three steps/ }).waitFor();
    },
  },
  { name: "desk-fees-policy", path: "/members/fees/policy", as: "admin" },
  { name: "desk-invitations-new", path: "/members/invitations/new", as: "admin" },
  { name: "desk-members-applied", path: "/members?status=applied", as: "admin" },
  {
    name: "desk-member",
    path: "/members?q=Yanis",
    as: "admin",
    prepare: (page) => openMember(page, "Yanis Berrada"),
  },
  {
    name: "desk-member-suspend",
    path: "/members?q=Yanis",
    as: "admin",
    prepare: async (page) => {
      await openMember(page, "Yanis Berrada");
      await page.getByRole("button", { name: /Suspendre|Suspend/ }).click();
    },
  },
  { name: "desk-counter", path: "/counter", as: "admin" },
  { name: "desk-tills", path: "/counter/tills", as: "admin" },
  { name: "desk-redemptions", path: "/counter/redemptions", as: "admin" },
  { name: "desk-tariff", path: "/tariff", as: "admin" },
  { name: "desk-tariff-new", path: "/tariff/products/new", as: "admin" },
  { name: "desk-cards", path: "/tariff/cards", as: "admin" },
  { name: "desk-cards-new", path: "/tariff/cards/new", as: "admin" },
  { name: "desk-kiosks", path: "/tariff/kiosks", as: "admin" },
  { name: "desk-kiosks-new", path: "/tariff/kiosks/new", as: "admin" },
  { name: "desk-tariff-seller", path: "/tariff/seller", as: "admin" },
  {
    name: "desk-member-edit",
    path: "/members?q=Yanis",
    as: "admin",
    prepare: async (page) => {
      await openMember(page, "Yanis Berrada");
      await page.getByRole("button", { name: /^(Modifier|Change)$/ }).click();
    },
  },
  {
    name: "desk-account",
    path: "/members?q=Yanis",
    as: "admin",
    prepare: openAccount,
  },
  {
    name: "desk-account-limits",
    path: "/members?q=Yanis",
    as: "admin",
    prepare: async (page) => {
      await openAccount(page);
      await page.getByRole("button", { name: /plafonds propres|limits of its own/ }).click();
    },
  },
  {
    name: "desk-member-leave",
    path: "/members?q=Yanis",
    as: "admin",
    prepare: async (page) => {
      await openMember(page, "Yanis Berrada");
      await page.getByRole("link", { name: /Clore l’adhésion|Close the membership/ }).click();
      await page.getByText(/Ce qui s’arrête|What ends/).waitFor();
      await page.waitForLoadState("networkidle");
    },
  },
  { name: "desk-fees", path: "/members/fees", as: "admin" },
  { name: "desk-import", path: "/members/import", as: "admin" },
  {
    name: "desk-import-columns",
    path: "/members/import",
    as: "admin",
    prepare: chooseMembers,
  },
  {
    name: "desk-import-report",
    path: "/members/import",
    as: "admin",
    prepare: async (page) => {
      await chooseMembers(page);
      await page.getByRole("button", { name: /Examiner|Look at/ }).click();
      await page.getByText(/Rien n’est encore fait|Nothing is done yet/).waitFor();
      await page.getByRole("cell", { name: /adresse e-mail|e-mail address/ }).waitFor();
    },
  },
  { name: "desk-bank", path: "/counter/bank", as: "admin" },
  { name: "desk-fund", path: "/fund", as: "admin" },
  { name: "desk-security", path: "/security", as: "admin" },
  {
    name: "desk-security-app",
    path: "/security",
    as: "admin",
    prepare: async (page) => {
      await page.getByRole("button", { name: /Installer une application|Set up an app/ }).click();
      await page.getByRole("img", { name: /Code à scanner|Code to scan/ }).waitFor();
    },
  },
  { name: "desk-approvals", path: "/approvals", as: "admin" },
  { name: "desk-tasks", path: "/tariff/tasks", as: "admin" },
  { name: "desk-task-new", path: "/tariff/tasks/new", as: "admin" },
  { name: "desk-keys", path: "/trust/keys", as: "admin" },
  { name: "desk-webhooks", path: "/trust/webhooks", as: "admin" },
  { name: "desk-team", path: "/team", as: "admin" },
  { name: "desk-verification", path: "/trust", as: "admin" },
  { name: "desk-audit", path: "/trust/audit", as: "admin" },
  { name: "desk-not-staff", path: "/", as: "Thomas Roubichou" },
  { name: "desk-reports", path: "/reports", as: "admin" },
  {
    name: "desk-reports-table",
    path: "/reports?time=quarter",
    as: "admin",
    prepare: (page) =>
      page
        .getByRole("button", { name: /^(Voir les chiffres|Show the figures)/ })
        .first()
        .click(),
  },
  { name: "desk-review", path: "/reports/review?state=all", as: "admin" },
  { name: "desk-assembly", path: "/reports/assembly", as: "admin" },
  { name: "desk-exports", path: "/reports/exports", as: "admin" },
  { name: "desk-nothing-here", path: "/nothing-here", as: "admin" },
];
