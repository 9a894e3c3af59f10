/** What the page of a community’s figures says, in each language. */
export const figuresTexts = {
  fr: {
    title: (name: string) => `Les chiffres de ${name}`,
    heading: "Nos chiffres, ouverts à\u00A0tous",
    lead: {
      backed: "Ce qui circule, et les euros qui le garantissent, tels que le registre les dit à l’instant.",
      other: "Ce qui circule, tel que le registre le dit à l’instant.",
    },
    none: "Aucune monnaie ici pour l’instant.",
    circulation: "En circulation",
    reserve: "Fonds de garantie",
    ratio: "Taux de couverture",
    whole: "Chaque unité en circulation a son euro au fonds de garantie.",
    short: "Le fonds de garantie ne couvre pas tout ce qui circule.",
    nothing: "Rien ne circule encore.",
    alongside: (names: string, total: string) =>
      `Le même fonds de garantie répond aussi de ${names} : en tout, pour ${total} de monnaie en circulation.`,
    mass: { mutual: "Somme des soldes positifs", other: "Masse monétaire" },
    dividend: "Dividende de chaque membre reconnu",
    dividendTo: (often: string, count: string) => `${often}, à ${count}`,
    melting: "Ce qui dort fond de",
    members: "Membres avec un compte",
    volume: "Payé sur douze mois",
    payments: (count: string, payments: number) => `en ${count} ${payments < 2 ? "paiement" : "paiements"}`,
    asOf: "État du registre",
    at: (date: string, time: string) => `le ${date} à ${time} (heure universelle)`,
    batch: (seq: number) => `Lot n° ${seq}, empreinte`,
    check: "Comment vérifier",
    steps: [
      "Notez aujourd’hui le numéro du lot et son empreinte. Elle résume tout ce qui a été écrit jusque-là : changer un centime du passé la changerait.",
      "Plus tard, demandez le lot de ce numéro. Un membre lit la fin de la chaîne à l’adresse ledger/head de l’API, un contrôleur chaque lot à ledger/batches : l’empreinte doit être la même.",
    ],
    verify: {
      backed:
        "Avec une copie du registre, la commande « npm run verify » recalcule chaque empreinte et chaque solde, et compare le fonds de garantie à ce qui circule, lot par lot.",
      other:
        "Avec une copie du registre, la commande « npm run verify » recalcule chaque empreinte et chaque solde, lot par lot.",
    },
    json: "Les mêmes chiffres pour un programme (JSON) :",
    api: "Lire l’API",
  },
  en: {
    title: (name: string) => `The figures of ${name}`,
    heading: "Our figures, open to all",
    lead: {
      backed: "What circulates, and the euros that stand behind it, as the ledger has them right now.",
      other: "What circulates, as the ledger has it right now.",
    },
    none: "There is no currency here yet.",
    circulation: "In circulation",
    reserve: "In reserve",
    ratio: "Backing ratio",
    whole: "Every unit in circulation has its euro in reserve.",
    short: "The reserve does not cover all that circulates.",
    nothing: "Nothing circulates yet.",
    alongside: (names: string, total: string) =>
      `The same reserve stands behind ${names} too: ${total} worth of money circulates in all.`,
    mass: { mutual: "Sum of the balances above zero", other: "Money mass" },
    dividend: "Dividend of each recognised member",
    dividendTo: (often: string, count: string) => `${often}, to ${count}`,
    melting: "What lies idle melts by",
    members: "Members with an account",
    volume: "Paid over twelve months",
    payments: (count: string, payments: number) => `in ${count} ${payments === 1 ? "payment" : "payments"}`,
    asOf: "As of",
    at: (date: string, time: string) => `${date} at ${time} (UTC)`,
    batch: (seq: number) => `Batch no. ${seq}, hash`,
    check: "How to check",
    steps: [
      "Write down today’s batch number and its hash. It stands for everything that was written so far: changing one cent of the past would change it.",
      "Later, ask for the batch with that number. A member reads the end of the chain at ledger/head of the API, an auditor every batch at ledger/batches: the hash must be the same.",
    ],
    verify: {
      backed:
        "With a copy of the ledger, the command “npm run verify” works out every hash and every balance again, and compares the reserve with what circulates, batch by batch.",
      other:
        "With a copy of the ledger, the command “npm run verify” works out every hash and every balance again, batch by batch.",
    },
    json: "The same figures for a program (JSON):",
    api: "Read the API",
  },
} as const;
