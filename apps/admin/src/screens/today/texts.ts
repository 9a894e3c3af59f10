import { WAITING_MAX } from "@mereau/shared/contracts/waiting.ts";
import { sentences } from "#texts/language.ts";

/** A count before what is counted, in one and in many. */
const counted = (one: string, many: string) => (count: number, howMany: string) =>
  `${howMany} ${count === 1 ? one : many}`;

export const say = sentences({
  fr: {
    hello: (name: string) => `Bonjour ${name}`,
    waiting: "À faire",
    nothing: "Rien ne vous attend.",
    orMore: `Au moins ${WAITING_MAX}`,
    figures: (currency: string) => `Où en est la monnaie (${currency})`,
    short: (euros: string) => `Il manque ${euros} au fonds de garantie`,
    kinds: {
      applications: counted("candidature à examiner", "candidatures à examiner"),
      redemptions: counted("reconversion à verser", "reconversions à verser"),
      bank_lines: counted("ligne de la banque à rapprocher", "lignes de la banque à rapprocher"),
      proposals: counted("demande attend votre accord", "demandes attendent votre accord"),
      task_claims: counted("tâche faite à valider", "tâches faites à valider"),
      unusual_payments: counted("paiement inhabituel à regarder", "paiements inhabituels à regarder"),
      open_tills: counted(
        "caisse restée ouverte depuis un autre jour",
        "caisses restées ouvertes depuis un autre jour",
      ),
      imports: counted("import de membres à confirmer", "imports de membres à confirmer"),
    },
  },
  en: {
    hello: (name: string) => `Hello ${name}`,
    waiting: "To do",
    nothing: "Nothing waits for you.",
    orMore: `At least ${WAITING_MAX}`,
    figures: (currency: string) => `How the currency is doing (${currency})`,
    short: (euros: string) => `The guarantee fund is ${euros} short`,
    kinds: {
      applications: counted("application to look at", "applications to look at"),
      redemptions: counted("redemption to pay out", "redemptions to pay out"),
      bank_lines: counted("bank line to match", "bank lines to match"),
      proposals: counted("request waits for your approval", "requests wait for your approval"),
      task_claims: counted("task to validate", "tasks to validate"),
      unusual_payments: counted("unusual payment to look at", "unusual payments to look at"),
      open_tills: counted("till left open since another day", "tills left open since another day"),
      imports: counted("member import to confirm", "member imports to confirm"),
    },
  },
});
