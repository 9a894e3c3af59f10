import { sentences } from "#texts/language.ts";

export const say = sentences({
  fr: {
    lead: "Le journal, dans la forme qu’attend votre comptable.",
    days: "De quand à quand",
    from: "Premier jour",
    to: "Dernier jour",
    upsideDown: "Le premier jour est après le dernier.",
    download: "Télécharger",
    take: (name: string) => `Télécharger, ${name}`,
    taken: (file: string) => `Enregistré : ${file}`,
    formats: {
      csv: { name: "Tableau (CSV)", forWhom: "Pour un tableur : une ligne par écriture." },
      fec: {
        name: "FEC",
        forWhom: "Le fichier que demande l’administration, pour l’exercice où tombe le dernier jour.",
      },
      hledger: { name: "hledger", forWhom: "Comptabilité en texte." },
      ledger: { name: "Ledger", forWhom: "Comptabilité en texte." },
      beancount: { name: "Beancount", forWhom: "Comptabilité en texte." },
    },
  },
  en: {
    lead: "The journal, in the form your accountant expects.",
    days: "From when to when",
    from: "First day",
    to: "Last day",
    upsideDown: "The first day is after the last.",
    download: "Download",
    take: (name: string) => `Download, ${name}`,
    taken: (file: string) => `Saved: ${file}`,
    formats: {
      csv: { name: "Table (CSV)", forWhom: "For a spreadsheet: a line for each posting." },
      fec: {
        name: "FEC",
        forWhom: "The file that the French tax office asks for, of the year in which the last day lies.",
      },
      hledger: { name: "hledger", forWhom: "Bookkeeping in plain text." },
      ledger: { name: "Ledger", forWhom: "Bookkeeping in plain text." },
      beancount: { name: "Beancount", forWhom: "Bookkeeping in plain text." },
    },
  },
});
