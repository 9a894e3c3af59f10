import { mutualCredit } from "@mereau/shared/presets/mutualCredit.ts";
import { deviceExamples } from "#http/openapi/examples/devices.ts";
import { exchangeDeskExamples } from "#http/openapi/examples/exchangeDesk.ts";
import { kioskExamples } from "#http/openapi/examples/kiosks.ts";
import { notificationExamples } from "#http/openapi/examples/notifications.ts";
import { webhookExamples } from "#http/openapi/examples/webhooks.ts";
import { feeExamples } from "#http/openapi/examples/membershipFees.ts";
import { ids } from "#http/openapi/exampleIds.ts";

const miel = { currency: "MIEL", from: "MIEL:1006", to: "MIEL:1017" };
const provider = {
  name: "Prestataire",
  provider: true,
  accounts: [{ currency: "MIEL", creditLimit: "0", balanceCap: null }],
};

const melting = {
  notice: { days: 30 },
  demurrage: { rate: "1", per: "month", byType: { provider: "0" }, floor: "50", to: "MIEL:pot-commons" },
};

const coffee = {
  name: { fr: "Café", en: "Coffee" },
  category: "bar",
  price: { currency: "POKOU", amount: "100", euros: "1,00", minimumShare: 50 },
};
const opening = {
  name: { fr: "Tenir une permanence", en: "Host an opening" },
  reward: { currency: "POKOU", amount: "1500", pot: "POKOU:pot-solidarity" },
};

const trust = {
  mode: "web_of_trust",
  validityDays: 366,
  renewalWindowDays: 61,
  reminderDays: [60, 14, 3],
  founders: 6,
  webOfTrust: { needed: 5, issuedMax: 100, periodDays: 5, lifeDays: 731 },
};

const invoiced = {
  buyer: { account: "MIEL:1006" },
  lines: [{ label: "Pain de campagne", quantity: "12", unit: "kg", unitPrice: "4.20", vatRate: "5.5" }],
  dueOn: "2026-12-31",
};

const table = {
  separator: ";",
  decimal: ",",
  dateFormat: "dd/mm/yyyy",
  date: "Date",
  debit: "Débit",
  credit: "Crédit",
  label: ["Libellé"],
};

/** What one would send to each operation that takes a body, by the name of the operation. */
export const exampleRequests: Readonly<Record<string, object>> = {
  foundCommunity: {
    id: ids.community,
    slug: "le-tilleul",
    name: "Le Tilleul",
    language: "fr",
    territory: "Val de Garenne",
    admin: { id: ids.member, name: "Alice Renaud", email: "alice@example.org" },
    ...mutualCredit({ code: "TIL", name: "Tilleul", symbol: "T" }, "fr"),
  },
  setCommunityStatus: { status: "suspended" },
  deleteCommunity: { confirmation: "the code of the deletion notice" },
  requestSignInCode: { email: "thomas@le-miel.example" },
  signIn: { email: "thomas@le-miel.example", code: "4AF2-JWXY", device: "The kitchen tablet", bearer: true },
  createApiKey: { id: ids.apiKey, name: "Web shop", scopes: ["accounts:read", "transfers:write"] },
  registerDeviceKey: {
    id: ids.deviceKey,
    name: "Alice’s phone",
    publicKey: "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo",
  },
  applyToJoin: {
    id: ids.member,
    name: "Alice Renaud",
    email: "alice@example.org",
    type: "individual",
    language: "fr",
    message: "J’habite rue des Halles.",
    accepts: { charter: "2025-2", terms: "2025-2" },
  },
  changeOpening: { day: "2026-12-05", passed: ["trial"] },
  confirmOpeningAddress: { code: "K7MP-2XQD" },
  writeMemberNote: { id: ids.memberNote, text: "Préfère être appelée le soir." },
  draftMemberImport: {
    id: ids.memberImport,
    fileName: "adherents.csv",
    text: "Nom;Mail\nAda;ada@example.org",
    columns: ["name", "email"],
    type: "individual",
  },
  createInvitation: {
    id: ids.invitation,
    note: "Marché de Noël",
    expiresAt: 1_797_000_000_000,
    uses: 50,
  },
  createInvitationBatch: {
    id: ids.invitationBatch,
    notes: ["Ada Lenoir", null],
    expiresAt: 1_797_000_000_000,
  },
  acceptDocument: { document: "charter", version: "2025-2" },
  editProfile: { phone: "+33 6 12 34 56 78", language: "fr" },
  refuseMember: { reason: "Habite hors du territoire" },
  suspendMember: { reason: "Cotisation en attente" },
  changeRole: { role: "teller" },
  changeType: { type: "provider" },
  createMemberType: { code: "market-stall", ...provider },
  changeMemberType: provider,
  checkMemberType: provider,
  changeNoticePolicy: { days: 30, effectiveAt: 1_924_992_000_000 },
  changeMembershipPolicy: trust,
  checkMembershipPolicy: trust,
  revokeMembership: { reason: "Deux comptes pour la même personne" },
  certify: { id: ids.certification, number: 1042 },
  openAccount: { member: ids.member, currency: "MIEL", ordinal: 2, name: "Buvette" },
  setAccountLimits: { creditLimit: "100", balanceCap: "3000", reason: "Season of seeds" },
  setAccountStatus: { status: "suspended" },
  renameAccount: { name: "Boulangerie du Four" },
  setHolder: { role: "operator", perTransfer: "50", perDay: "200" },
  changeBilling: { name: "Le Fournil, SARL", address: "3 rue des Halles\n64000 Pau", siren: "123 456 782" },
  createInvoice: { id: ids.invoice, seller: "MIEL:1017", ...invoiced },
  changeInvoice: invoiced,
  payInvoice: { id: ids.invoicePayment, from: "MIEL:1006" },
  creditInvoice: { id: ids.creditNote, reason: "Erreur de quantité" },
  settleInvoice: { how: "Virement du 3 décembre" },
  createTransfer: { id: ids.payment, ...miel, amount: "2,80", memo: "Deux baguettes" },
  createTransfers: {
    transfers: [
      { id: ids.bread, ...miel, amount: "2,80", memo: "Deux baguettes", linked: true },
      { id: ids.jam, ...miel, amount: "6,50", memo: "Un pot de confiture" },
    ],
  },
  refundTransfer: { id: ids.refund, amount: "4,20", memo: "Une tourte abîmée" },
  reverseTransfer: { id: ids.reversal, reason: "Encaissé deux fois" },
  placeHold: { id: ids.hold, ...miel, amount: "20", expiresAt: 1_924_992_000_000, memo: "Panier de samedi" },
  captureHold: { id: ids.capture, amount: "18,50" },
  releaseHold: { id: ids.release },
  createStandingOrder: {
    id: ids.standingOrder,
    ...miel,
    amount: "40",
    memo: "Panier de légumes",
    rhythm: { every: "month", day: 5 },
    firstDate: "2030-01-05",
  },
  setStandingOrderState: { state: "paused" },
  draftBatchPayment: {
    id: ids.batchPayment,
    currency: "MIEL",
    from: "MIEL:1006",
    name: "Défraiements de novembre",
    mode: "each_alone",
    text: "1017;12,50;Stand du marché\nMIEL:1018;8;Affiches",
  },
  confirmBatchPayment: { digest: "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08" },
  createPaymentRequest: { id: ids.paymentRequest, ...miel, amount: "24", memo: "Panier de la semaine" },
  payPaymentRequest: { id: ids.requested, from: "MIEL:1006" },
  refusePaymentRequest: { reason: "Déjà réglé en espèces" },
  createAutoAccept: { id: ids.autoAccept, ...miel, perRequest: "30", perMonth: "120" },
  createCurrency: { code: "COEUR", name: "Cœur", symbol: "<3", scale: 0, kind: "prepaid" },
  setSignatureThreshold: { signatureFrom: "100" },
  settlePolicies: {
    version: 2,
    effectiveAt: 1_924_992_000_000,
    policies: melting,
    pots: [{ id: "MIEL:pot-commons", name: "Pot commun" }],
  },
  checkPolicies: { policies: melting },
  simulatePolicies: { policies: melting },
  openPot: { id: "MIEL:pot-solidarity", name: "Caisse de solidarité" },
  issue: { id: ids.issue, to: "MIEL:1006", amount: "50", reference: "VIR-2026-1142" },
  redeem: { id: ids.redemption, from: "MIEL:1017", amount: "120", memo: "Reconversion de novembre" },
  sponsor: { account: "MIEL:1042" },
  adjustReserve: {
    id: ids.adjustment,
    direction: "in",
    amount: "1500",
    reason: "Dotation au fonds de garantie, assemblée du 12 mars",
  },
  createTopUp: {
    id: ids.topUp,
    account: "POKOU:1007",
    euros: "20,00",
    means: "card",
    reference: "CB-2026-11-22-07",
  },
  createProduct: { id: ids.coffee, ...coffee },
  changeProduct: coffee,
  createTask: { id: ids.opening, ...opening },
  changeTask: opening,
  claimTask: { id: ids.claim, task: ids.opening, account: "POKOU:1007", note: "Samedi, 14 h à 18 h" },
  refuseTaskClaim: { reason: "La permanence a été annulée" },
  createPurchase: {
    id: ids.purchase,
    from: "POKOU:1007",
    lines: [{ product: ids.coffee, quantity: 2 }],
    total: "200",
  },
  ...feeExamples,
  ...deviceExamples,
  ...kioskExamples,
  ...notificationExamples,
  ...webhookExamples,
  ...exchangeDeskExamples,
  createDeposit: { id: ids.deposit, account: "MIEL:1006", amount: "50,00" },
  importBankStatement: {
    id: ids.statement,
    format: "csv",
    name: "novembre.csv",
    text: "Date;Libellé;Débit;Crédit\n22/11/2026;VIR NOOR HADDAD MIEL-HT9W8-K;;50,00\n",
    mapping: table,
    dryRun: true,
  },
  matchBankLine: { account: "MIEL:1006" },
  ignoreBankLine: { reason: "Cotisation, rien à émettre" },
  changeBankDetails: { holder: "Association Le Miel", iban: "FR7630006000011234567890189", bic: "AGRIFRPP" },
  changeBankMappings: { items: [{ name: "Crédit coopératif", mapping: table }] },
  changeSettings: {
    identity: { name: "Le Miel, monnaie locale", languages: ["fr"], territory: "Val de Garenne" },
  },
  changeChartOfAccounts: {
    siren: "123 456 782",
    yearEnd: { month: 12, day: 31 },
    journals: [{ kind: "issue", code: "BQ", label: "Banque et émissions" }],
    currencies: [
      {
        currency: "MIEL",
        rate: "1",
        accounts: [{ kind: "member", number: "4682", label: "Adhérents - monnaie locale en circulation" }],
      },
    ],
  },
  lookAtUnusualPayment: { note: "Appelé, c’est le loyer." },
  playHistory: {
    moments: [
      {
        at: 1_764_230_400_000,
        items: [{ kind: "payment", id: ids.payment, actor: ids.member, ...miel, amount: "2,80" }],
      },
    ],
  },
};
