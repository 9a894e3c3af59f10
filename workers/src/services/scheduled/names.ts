import type { Texts } from "@mereau/shared/policies/policy.ts";

/** What each work is called where people look after a community, by the name that its runs have. */
const names: Readonly<Record<string, Texts>> = {
  holds: { fr: "Réservations qui expirent", en: "Holds that lapse" },
  ticks: { fr: "Dividendes et fonte", en: "Dividends and melting" },
  settling: { fr: "Arrêté mensuel des comptes", en: "Monthly settling of accounts" },
  setting_versions: { fr: "Règles qui entrent en vigueur", en: "Settings that come into force" },
  standing_orders: { fr: "Versements programmés", en: "Standing orders" },
  batch_payments: { fr: "Paiements groupés", en: "Batch payments" },
  payment_requests: { fr: "Demandes de paiement", en: "Payment requests" },
  member_imports: { fr: "Import de membres", en: "Taking members in from a file" },
  membership: { fr: "Adhésions, renouvellements et rappels", en: "Memberships, renewals and reminders" },
  policy_announcements: {
    fr: "Annonce des règles d’une monnaie : à qui",
    en: "Announcing a currency’s policies: to whom",
  },
  policy_messages: {
    fr: "Annonce des règles d’une monnaie : messages",
    en: "Announcing a currency’s policies: messages",
  },
  setting_announcements: { fr: "Annonce des réglages de la communauté", en: "Announcing the settings" },
  membership_fees: { fr: "Appel des cotisations", en: "Asking for membership fees" },
  membership_fee_dunning: { fr: "Relances des cotisations", en: "Reminding of membership fees" },
  payment_volumes: { fr: "Seuils de déclaration", en: "Meters of payments and outstanding" },
  daily_figures: { fr: "Chiffres des rapports", en: "Figures of the reports" },
  payment_review: { fr: "Paiements à relire", en: "Payments to look at" },
  follow_limits: { fr: "Comptes qui suivent leur type", en: "Accounts that follow their type" },
  opening_notice: { fr: "Annonce de l’ouverture", en: "Announcing the opening" },
  credit_help: { fr: "Aide aux comptes sous zéro", en: "Help for accounts below zero" },
  receipts: { fr: "Envoi des reçus", en: "Sending receipts" },
  kiosk_orders: { fr: "Commandes des bornes à refermer", en: "Orders of kiosks to be closed" },
  expiry: { fr: "Jetons qui expirent", en: "Tokens that expire" },
  expiry_notice: { fr: "Préavis d’expiration", en: "Notice of expiry" },
  messages: { fr: "Envoi des messages", en: "Sending messages" },
  pushes: { fr: "Notifications des téléphones et navigateurs", en: "Push messages" },
  webhook_events: { fr: "Webhooks : relevé de ce qui s’est passé", en: "Webhooks: what there is to tell" },
  ledger_verification: { fr: "Vérification du registre", en: "Verification of the ledger" },
  webhook_deliveries: { fr: "Webhooks : envois", en: "Webhooks: sending" },
};

/** What a work is called; by its own name where it has no other. */
export const nameOfWork = (work: string): Texts => names[work] ?? { fr: work, en: work };
