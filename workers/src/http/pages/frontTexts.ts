/** What the front page says, in each language. */
export const frontTexts = {
  fr: {
    title: "Méreau, la monnaie des communautés",
    heading: "Une monnaie à vous, tenue au centime près.",
    lead: "Méreau tient en ligne les comptes d’une monnaie locale, d’un crédit mutuel, d’une monnaie libre ou d’un lieu partagé. Chaque paiement est inscrit une fois, une seule, et chacun peut le vérifier.",
    origin:
      "Un méreau était le jeton qu’une ville ou un chapitre donnait aux siens, bon pour du pain ou pour une place.",
    demonstrations: "Des communautés à visiter",
    madeUp: "Tout y est inventé.",
    codeArrives:
      "Ouvrez un portefeuille et connectez-vous avec l’une des adresses ci-dessous : le code arrive dans le courrier de la communauté, sur cette machine.",
    tour: "Une visite de cinq minutes vous attend dans README.md, à côté du code.",
    none: "Aucune communauté à visiter pour l’instant : elles arrivent un moment après le premier démarrage.",
    mailbox: "Lire le courrier",
    wallet: "Ouvrir le portefeuille",
    roles: {
      admin: "administration",
      manager: "gestion",
      teller: "comptoir",
      auditor: "contrôle",
      member: "membre",
    },
    found: "Fonder une communauté",
    docs: "Lire et essayer l’API",
    allMail: "Lire le courrier de cette machine",
    founding: {
      open: "Vous pouvez fonder une communauté ici.",
      operator: "Ici, c’est l’exploitant du serveur qui fonde les communautés.",
    },
  },
  en: {
    title: "Méreau, money for communities",
    heading: "Money of your own, kept to the last cent.",
    lead: "Méreau keeps the accounts of a local currency, a mutual-credit circle, a libre currency or a shared place. Every payment is written down once, only once, and anybody can check it.",
    origin:
      "A méreau was the token that a French town or chapter gave its people, good for bread or for a seat.",
    demonstrations: "Communities to visit",
    madeUp: "Everything in them is made up.",
    codeArrives:
      "Open a wallet and sign in with one of the addresses below: the code arrives in the community’s mail, on this machine.",
    tour: "A tour of five minutes waits for you in README.md, beside the code.",
    none: "No community to visit yet: they arrive a moment after the first start.",
    mailbox: "Read the mail",
    wallet: "Open the wallet",
    roles: {
      admin: "administrator",
      manager: "manager",
      teller: "teller",
      auditor: "auditor",
      member: "member",
    },
    found: "Found a community",
    docs: "Read and try the API",
    allMail: "Read this machine’s mail",
    founding: {
      open: "You may found a community here.",
      operator: "Here, communities are founded by whoever operates the server.",
    },
  },
} as const;
