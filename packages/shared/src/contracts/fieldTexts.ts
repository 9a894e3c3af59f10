import type { Language } from "#contracts/common.ts";

/** What the contracts say about a field in their own words, and the same in French. */
export const messagesOfContracts: Readonly<Record<string, string>> = {
  "must be a UUIDv7 in lower case": "doit être un UUIDv7 en minuscules",
  "must be an amount such as 12.50": "doit être un montant comme 12,50",
  "must be a percentage from 0 to 100, such as 2.5": "doit être un pourcentage de 0 à 100, comme 2,5",
  "must be two to eight capitals or digits": "doit compter de deux à huit majuscules ou chiffres",
  "must be small letters, digits and hyphens":
    "doit être fait de minuscules, de chiffres et de traits d’union",
  "must be an account such as MIEL:1042": "doit être un compte comme MIEL:1042",
  "must be a pot such as MIEL:pot-commons": "doit être une cagnotte comme MIEL:pot-commons",
  "must be a latitude and a longitude such as 47.37,-0.55":
    "doit être une latitude et une longitude comme 47.37,-0.55",
  "must be west, south, east and north": "doit être ouest, sud, est et nord",
  "must be a colour such as #0e6655": "doit être une couleur comme #0e6655",
  "needs a column with names": "a besoin d’une colonne de noms",
  "must be a telephone number": "doit être un numéro de téléphone",
  "must be 32 bytes in base64url": "doit compter 32 octets en base64url",
  "must be 64 bytes in base64url": "doit compter 64 octets en base64url",
  "must be base64url": "doit être en base64url",
  "must be one line of plain text": "doit être une ligne de texte simple",
  "must be plain text": "doit être du texte simple",
  "must be a date such as 2026-11-22, or a moment such as 2026-11-22T18:00:00+01:00":
    "doit être une date comme 2026-11-22, ou un moment comme 2026-11-22T18:00:00+01:00",
  "must be a SIREN: nine digits, the last of which checks the others":
    "doit être un SIREN : neuf chiffres, dont le dernier contrôle les autres",
  "must be a VAT number such as FR32123456782": "doit être un numéro de TVA comme FR32123456782",
  "must be a quantity such as 1.5": "doit être une quantité comme 1,5",
  "must be above zero": "doit être au-dessus de zéro",
  "must be a month such as 2026-11": "doit être un mois comme 2026-11",
  "is needed, or else phone, and not both": "est nécessaire, ou sinon phone, et pas les deux",
  "is needed, or else days": "est nécessaire, ou sinon days",
  "is needed, or else tag": "est nécessaire, ou sinon tag",
  "must be four to eight digits, and not all alike or in a row":
    "doit compter de quatre à huit chiffres, ni tous pareils ni à la suite",
  "must be a card number such as 4021 7730": "doit être un numéro de carte comme 4021 7730",
  "is needed, or else account": "est nécessaire, ou sinon account",
  "is not a day of that month": "n’est pas un jour de ce mois",
  "must be a member number or an id": "doit être un numéro de membre ou un identifiant",
  "must be a kind such as member or payment": "doit être une sorte comme member ou payment",
  "must be an account of the plan comptable such as 4682": "doit être un compte du plan comptable comme 4682",
  "must be one to eight capitals or digits": "doit compter de une à huit majuscules ou chiffres",
  "must be a rate such as 1 or 0.08": "doit être un taux comme 1 ou 0,08",
  "names a kind twice": "nomme deux fois une sorte",
  "names a redemption twice": "nomme deux fois une reconversion",
  "gives two labels to one number or code": "donne deux libellés à un même numéro ou code",
  "goes with lines or with a text, not with both": "va avec des lignes ou avec un texte, pas les deux",
  "goes without a member": "va sans membre",
  "goes without an amount": "va sans montant",
  "goes without a count": "va sans nombre de versements",
  "must be in the order of time": "doit suivre l’ordre du temps",
  "only an operator or a cashier has limits": "seuls un opérateur ou un caissier ont des limites",
  "names a currency twice": "nomme deux fois une monnaie",
  "the last one has no next one to be linked with": "le dernier n’a pas de suivant auquel être lié",
  "is used twice": "est employé deux fois",
  "must be nothing: a backed currency gives no credit":
    "doit être nul : une monnaie adossée ne fait pas crédit",
  "goes with a backed currency, and only with it": "va avec une monnaie adossée, et avec elle seule",
  "is not among the currencies": "n’est pas parmi les monnaies",
  "must be an IBAN: its check digits do not agree":
    "doit être un IBAN : sa clé de contrôle ne correspond pas",
  "must be a BIC such as AGRIFRPP": "doit être un BIC comme AGRIFRPP",
  "gives two the same name": "donne le même nom à deux",
  "is one column, or else debit and credit are two": "est une colonne, ou sinon debit et credit en sont deux",
  "is needed where columns have names": "est nécessaire quand des colonnes ont des noms",
  "is needed, or else mappingName, and not both": "est nécessaire, ou sinon mappingName, et pas les deux",
  "is needed, or else account, and not both": "est nécessaire, ou sinon account, et pas les deux",
};

const malformed = {
  en: "has more decimals than the currency, or is not an amount",
  fr: "a plus de décimales que la monnaie, ou n’est pas un montant",
};
const unsigned = {
  en: "is not the signature of this payment by this key",
  fr: "n’est pas la signature de ce paiement par cette clé",
};

/** What a code says that is not a schema’s: the use cases refuse fields with these. */
export const fieldCodes: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  above_per_month: {
    en: "is more at once than perMonth allows in a whole month",
    fr: "dépasse à lui seul ce que perMonth permet en un mois",
  },
  amount_malformed: malformed,
  amount_out_of_bounds: {
    en: "is larger than a ledger can count",
    fr: "dépasse ce qu’un registre peut compter",
  },
  before_first_date: {
    en: "leaves no date to pay at",
    fr: "ne laisse aucune date de paiement",
  },
  before_from: { en: "must come after from", fr: "doit venir après from" },
  amount_differs: {
    en: "is not the amount that was asked for",
    fr: "n’est pas le montant demandé",
  },
  beyond_two_days: {
    en: "must be at most 48 hours before the end",
    fr: "doit précéder la fin de 48 heures au plus",
  },
  cursor: {
    en: "must be the next of the page before",
    fr: "doit être le next de la page précédente",
  },
  column_count: {
    fr: "ne compte pas autant de colonnes que le fichier",
    en: "has not as many columns as the file",
  },
  digest_differs: {
    en: "is not that of the batch as it stands",
    fr: "ne correspond pas au groupe tel qu’il est",
  },
  clock_off: {
    en: "is more than ten minutes from the server’s clock",
    fr: "s’écarte de plus de dix minutes de l’heure du serveur",
  },
  ed25519: { en: "must be an Ed25519 public key", fr: "doit être une clé publique Ed25519" },
  id_reused: { en: "already stands for another request", fr: "désigne déjà une autre demande" },
  in_the_future: { en: "has not come yet", fr: "n’est pas encore venue" },
  in_the_past: { en: "has already passed", fr: "est déjà passée" },
  more_than_price: {
    en: "is more than the whole price",
    fr: "dépasse le prix entier",
  },
  out_of_range: {
    en: "must lie within a year from now",
    fr: "doit se situer dans l’année qui vient",
  },
  outside_year: {
    en: "must come after from, within the same financial year",
    fr: "doit venir après from, dans le même exercice comptable",
  },
  not_invited: {
    en: "is not what the invitation is for",
    fr: "n’est pas ce à quoi l’invitation est destinée",
  },
  required: { en: "is missing", fr: "manque" },
  signature_invalid: unsigned,
  slug_reserved: { en: "is kept for the service", fr: "est réservé au service" },
  slug_taken: { en: "belongs to another community", fr: "appartient à une autre communauté" },
  vat_exempt: {
    en: "must have a VAT rate of 0: the seller’s invoices bear no VAT",
    fr: "doivent avoir un taux de TVA de 0 : les factures du vendeur sont sans TVA",
  },
  taken: { en: "belongs to another member", fr: "appartient à un autre membre" },
  disabled: {
    en: "is off: take it up again before sending anything",
    fr: "est arrêtée : remettez-la en service avant d’envoyer quoi que ce soit",
  },
  not_public: {
    en: "must be a public address that begins with https:",
    fr: "doit être une adresse publique qui commence par https:",
  },
  too_many: { en: "is one too many: 20 at most", fr: "est de trop : 20 au plus" },
  too_many_lines: {
    en: "has no lines, or more than 8 000",
    fr: "ne compte aucune ligne, ou plus de 8 000",
  },
  too_many_entries: {
    en: "leaves too many entries: ask for a shorter period",
    fr: "laisse trop d’écritures : demandez une période plus courte",
  },
  too_many_points: {
    en: "makes more than 400 points of this period: ask for longer steps, or for a shorter period",
    fr: "donne plus de 400 points sur cette période : demandez des pas plus longs, ou une période plus courte",
  },
  too_many_ticks: {
    en: "reaches over too many dividends or meltings: ask for a shorter period",
    fr: "couvre trop de dividendes ou de fontes : demandez une période plus courte",
  },
  unknown_mapping: {
    en: "is no mapping that the community remembers",
    fr: "n’est pas une correspondance que la communauté a gardée",
  },
  unknown_category: {
    en: "is no category of this community",
    fr: "n’est pas une catégorie de cette communauté",
  },
  unknown_member_type: {
    en: "is no kind of member here",
    fr: "n’est pas un type de membre d’ici",
  },
  unknown_key: { en: "is no key of this member", fr: "n’est pas une clé de ce membre" },
  unpayable_account: {
    en: "is no account that can be paid here",
    fr: "n’est pas un compte que l’on peut payer ici",
  },
  uuid_v7: { en: "must be a UUIDv7 in lower case", fr: "doit être un UUIDv7 en minuscules" },
};
