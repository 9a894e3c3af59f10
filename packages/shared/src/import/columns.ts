import type { ImportField } from "#import/person.ts";

/** Where a file comes from: what its columns are called there. */
export const importPresets = ["cyclos", "ces", "odoo", "other"] as const;
export type ImportPreset = (typeof importPresets)[number];

type Names = Readonly<Partial<Record<ImportField, readonly string[]>>>;

/**
 * The names of columns that exports have, folded: Cyclos 4 names them by its internal names or its labels, the Community
 * Exchange System as in its `users.csv`, Odoo by its technical names or its labels.
 */
const presets: Readonly<Record<Exclude<ImportPreset, "other">, Names>> = {
  cyclos: {
    name: ["name", "full name", "display name", "user", "nom", "nom complet", "nom affiche", "utilisateur"],
    email: ["email", "e mail", "courriel"],
    phone: [
      "mobile phone",
      "mobilephone",
      "mobile phones",
      "land line",
      "landline",
      "telephone portable",
      "telephone mobile",
      "telephone fixe",
      "phone",
    ],
    type: ["group", "user group", "group name", "groupe"],
    number: [
      "account number",
      "accountnumber",
      "username",
      "login name",
      "user name",
      "numero de compte",
      "identifiant",
      "nom d utilisateur",
    ],
  },
  ces: {
    firstName: ["firstname"],
    lastName: ["surname"],
    organisation: ["orgname"],
    email: ["email"],
    phone: ["phonem", "phoneh", "phonew"],
    type: ["usertype"],
    number: ["uid"],
  },
  odoo: {
    name: ["name", "display name", "complete name", "nom", "nom affiche", "nom complet"],
    email: ["email", "e mail", "courriel"],
    phone: ["mobile", "phone", "telephone", "telephone portable"],
    type: [
      "company type",
      "is company",
      "is a company",
      "type de societe",
      "type d entreprise",
      "category id",
      "tags",
      "etiquettes",
    ],
    number: ["ref", "reference", "internal reference", "reference interne", "member number"],
    note: ["comment", "notes", "internal notes", "notes internes"],
  },
};

const others: Names = {
  name: [
    "name",
    "full name",
    "nom complet",
    "nom et prenom",
    "prenom et nom",
    "nom prenom",
    "prenom nom",
    "denomination",
    "display name",
    "adherent",
    "member",
    "membre",
  ],
  firstName: ["prenom", "first name", "firstname", "given name"],
  lastName: ["nom", "nom de famille", "last name", "lastname", "surname", "family name"],
  organisation: [
    "organisation",
    "organization",
    "entreprise",
    "societe",
    "company",
    "raison sociale",
    "structure",
    "enseigne",
    "orgname",
  ],
  email: [
    "email",
    "e mail",
    "mail",
    "courriel",
    "adresse email",
    "adresse e mail",
    "adresse mail",
    "adresse electronique",
    "email address",
    "e mail address",
  ],
  phone: [
    "telephone",
    "tel",
    "phone",
    "mobile",
    "portable",
    "telephone portable",
    "telephone mobile",
    "numero de telephone",
    "phone number",
    "mobile phone",
    "tel portable",
    "tel mobile",
    "gsm",
  ],
  type: [
    "type",
    "categorie",
    "category",
    "type de membre",
    "type d adherent",
    "member type",
    "statut",
    "groupe",
    "group",
    "profil",
  ],
  number: [
    "numero",
    "no",
    "n",
    "numero d adherent",
    "n d adherent",
    "no d adherent",
    "n de membre",
    "numero adherent",
    "n adherent",
    "no adherent",
    "numero de membre",
    "member number",
    "number",
    "id",
    "identifiant",
    "reference",
    "ref",
    "code",
  ],
  note: [
    "note",
    "notes",
    "remarque",
    "remarques",
    "commentaire",
    "commentaires",
    "comment",
    "comments",
    "observation",
    "observations",
  ],
};

/** Small letters and digits alone, without accents. */
const fold = (name: string): string =>
  name
    .normalize("NFD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, " ")
    .trim();

/** Several columns may be about these: names are joined, of several telephones the first is taken, notes follow each other. */
const repeated: readonly ImportField[] = ["phone", "note"];

/** What each column is about by its heading, in their order; null: nobody knows. A field is given once, to the likeliest. */
export function guessColumns(header: readonly string[], preset: ImportPreset): (ImportField | null)[] {
  const names = preset === "other" ? others : presets[preset];
  const folded = header.map(fold);
  const guessed: (ImportField | null)[] = header.map(() => null);
  for (const [field, known] of fieldsOf(names)) {
    for (const name of known) {
      const place = folded.findIndex((own, index) => own === name && guessed[index] === null);
      if (place === -1) continue;
      guessed[place] = field;
      if (!repeated.includes(field)) break;
    }
  }
  return withoutHalves(guessed);
}

const isField = (name: string): name is ImportField => Object.hasOwn(others, name);

const fieldsOf = (names: Names) =>
  Object.entries(names).flatMap(([field, known]): [ImportField, readonly string[]][] =>
    isField(field) ? [[field, known]] : [],
  );

/** A family name that stands alone is the whole name; beside a whole name its parts say nothing more. */
function withoutHalves(guessed: readonly (ImportField | null)[]): (ImportField | null)[] {
  const has = (field: ImportField) => guessed.includes(field);
  return guessed.map((field) => {
    if (has("name")) return field === "firstName" || field === "lastName" ? null : field;
    return field === "lastName" && !has("firstName") ? "name" : field;
  });
}

/** Where a file seems to come from, by the headings that only one of them has. */
export function guessPreset(header: readonly string[]): ImportPreset {
  const folded = new Set(header.map(fold));
  const has = (...names: string[]) => names.some((name) => folded.has(name));
  if (has("uid") && has("surname", "orgname", "usertype")) return "ces";
  if (has("is company", "company type", "complete name", "external id", "id externe", "type de societe"))
    return "odoo";
  if (has("login name", "username", "nom d utilisateur", "account number", "accountnumber")) return "cyclos";
  return "other";
}
