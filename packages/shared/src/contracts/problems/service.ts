import type { Problem } from "#contracts/problems/problem.ts";

/** Refusals that come from the edge and the services; those of the ledger are `RejectionCode`. */
export type ServiceCode =
  | "invalid_input"
  | "malformed_json"
  | "body_too_large"
  | "unsupported_media_type"
  | "foreign_origin"
  | "unauthenticated"
  | "forbidden"
  | "scope_missing"
  | "not_found"
  | "method_not_allowed"
  | "unknown_community"
  | "community_suspended"
  | "community_preparing"
  | "email_unconfirmed"
  | "unknown_member"
  | "unknown_member_type"
  | "member_not_active"
  | "already_decided"
  | "email_taken"
  | "slug_taken"
  | "slug_reserved"
  | "founding_closed"
  | "too_many_foundings"
  | "founding_unfinished"
  | "confirmation_required"
  | "confirmation_wrong"
  | "code_wrong"
  | "code_expired"
  | "too_many_attempts"
  | "signature_invalid"
  | "unknown_key"
  | "last_owner"
  | "last_admin"
  | "rate_missing"
  | "currencies_left_out"
  | "idempotency_key_mismatch"
  | "mail_not_sent"
  | "outcome_unknown"
  | "unavailable"
  | "internal";

export const serviceProblems: Readonly<Record<ServiceCode, Problem>> = {
  invalid_input: {
    status: 422,
    en: "Something in the request is not as it should be.",
    fr: "Quelque chose dans la demande n’est pas comme il faut.",
  },
  malformed_json: {
    status: 400,
    en: "The request is not readable JSON.",
    fr: "La demande n’est pas du JSON lisible.",
  },
  body_too_large: {
    status: 413,
    en: "The request is too large.",
    fr: "La demande est trop volumineuse.",
    inFigures: [{ fr: "Elle peut faire {size} au plus.", en: "It may have {size} at most." }],
  },
  unsupported_media_type: {
    status: 415,
    en: "Send the request as application/json.",
    fr: "Envoyez la demande en application/json.",
  },
  foreign_origin: {
    status: 403,
    en: "This page may not act here: it comes from another site.",
    fr: "Cette page ne peut pas agir ici : elle vient d’un autre site.",
  },
  unauthenticated: { status: 401, en: "Please sign in first.", fr: "Veuillez d’abord vous connecter." },
  forbidden: {
    status: 403,
    en: "You are not allowed to do this.",
    fr: "Vous n’avez pas le droit de faire cela.",
  },
  scope_missing: {
    status: 403,
    en: "This API key does not have the scope that is needed.",
    fr: "Cette clé d’API n’a pas la portée nécessaire.",
    inFigures: [{ fr: "Il faut la portée {scope}.", en: "It needs the scope {scope}." }],
  },
  not_found: { status: 404, en: "There is nothing at this address.", fr: "Il n’y a rien à cette adresse." },
  method_not_allowed: {
    status: 405,
    en: "This address does not know that method.",
    fr: "Cette adresse ne connaît pas cette méthode.",
  },
  unknown_community: {
    status: 404,
    en: "There is no community at this address.",
    fr: "Il n’y a pas de communauté à cette adresse.",
  },
  community_suspended: {
    status: 403,
    en: "This community is suspended for now.",
    fr: "Cette communauté est suspendue pour le moment.",
  },
  email_unconfirmed: {
    status: 409,
    en: "Confirm your e-mail address first, with the code that is sent there.",
    fr: "Confirmez d’abord votre adresse e-mail, avec le code qui y est envoyé.",
  },
  community_preparing: {
    status: 409,
    en: "This community is not open yet: no money moves before its opening.",
    fr: "Cette communauté n’est pas encore ouverte : rien ne se paie avant son ouverture.",
  },
  unknown_member: { status: 404, en: "This member is not known here.", fr: "Ce membre n’est pas connu ici." },
  unknown_member_type: {
    status: 404,
    en: "This kind of member does not exist here.",
    fr: "Ce type de membre n’existe pas ici.",
  },
  member_not_active: { status: 409, en: "This member is not active.", fr: "Ce membre n’est pas actif." },
  already_decided: {
    status: 409,
    en: "This application was already decided.",
    fr: "Cette candidature a déjà reçu une réponse.",
  },
  email_taken: {
    status: 409,
    en: "A member already uses this e-mail address.",
    fr: "Un membre utilise déjà cette adresse e-mail.",
  },
  slug_taken: {
    status: 409,
    en: "Another community already has this address.",
    fr: "Une autre communauté a déjà cette adresse.",
  },
  slug_reserved: {
    status: 422,
    en: "This address is kept for the service itself.",
    fr: "Cette adresse est réservée au service.",
  },
  founding_closed: {
    status: 403,
    en: "On this server, only its operator founds communities.",
    fr: "Sur ce serveur, seul l’exploitant fonde des communautés.",
  },
  too_many_foundings: {
    status: 429,
    en: "Many communities were founded from where you are, or with this e-mail address, today. Please try again tomorrow.",
    fr: "Beaucoup de communautés ont été fondées aujourd’hui de là où vous êtes, ou avec cette adresse e-mail. Réessayez demain.",
  },
  founding_unfinished: {
    status: 503,
    en: "The community is still being made. Ask again with the same id.",
    fr: "La communauté est en cours de création. Redemandez avec le même identifiant.",
  },
  confirmation_required: {
    status: 409,
    en: "This cannot be undone: confirm it with the code that was given.",
    fr: "Ceci est définitif : confirmez avec le code qui vous a été donné.",
  },
  confirmation_wrong: {
    status: 409,
    en: "The confirmation is wrong or too old.",
    fr: "La confirmation est fausse ou trop ancienne.",
  },
  code_wrong: { status: 401, en: "This code is not right.", fr: "Ce code n’est pas le bon." },
  code_expired: {
    status: 401,
    en: "This code is too old. Ask for a new one.",
    fr: "Ce code est trop ancien. Demandez-en un nouveau.",
  },
  too_many_attempts: {
    status: 429,
    en: "Too many attempts. Please wait a little.",
    fr: "Trop d’essais. Patientez un peu.",
  },
  signature_invalid: {
    status: 422,
    en: "The signature does not match what it stands under.",
    fr: "La signature ne correspond pas à ce qu’elle signe.",
  },
  unknown_key: {
    status: 422,
    en: "This device’s key is not known, or was revoked.",
    fr: "La clé de cet appareil est inconnue ou révoquée.",
  },
  last_owner: {
    status: 409,
    en: "An account needs at least one owner.",
    fr: "Un compte doit garder au moins un titulaire.",
  },
  last_admin: {
    status: 409,
    en: "A community needs at least one administrator.",
    fr: "Une communauté doit garder au moins un administrateur.",
  },
  rate_missing: {
    status: 409,
    en: "A currency has no rate to the euro yet. An administrator of the community gives it in the chart of accounts; the bookkeeping file alone may also leave the currency out there.",
    fr: "Une monnaie n’a pas encore de taux en euros. L’administration de la communauté le donne dans le plan comptable ; le fichier comptable seul peut aussi y laisser la monnaie de côté.",
  },
  currencies_left_out: {
    status: 409,
    en: "The chart of accounts leaves every currency out: the bookkeeping file would be empty. Give one of them a rate to the euro there.",
    fr: "Le plan comptable laisse toutes les monnaies de côté : le fichier comptable serait vide. Donnez-y à l’une d’elles un taux en euros.",
  },
  idempotency_key_mismatch: {
    status: 422,
    en: "The Idempotency-Key differs from the id in the request.",
    fr: "L’Idempotency-Key diffère de l’identifiant de la demande.",
  },
  mail_not_sent: {
    status: 502,
    en: "The message could not be sent. Please try again.",
    fr: "Le message n’a pas pu partir. Réessayez.",
  },
  outcome_unknown: {
    status: 503,
    en: "It is not known yet whether this was done. Ask again with the same id: it will not be done twice.",
    fr: "On ne sait pas encore si cela a été fait. Redemandez avec le même identifiant : rien ne sera fait deux fois.",
  },
  unavailable: {
    status: 503,
    en: "The service is not available just now. Nothing was done; ask again with the same id.",
    fr: "Le service est indisponible pour l’instant. Rien n’a été fait ; redemandez avec le même identifiant.",
  },
  internal: {
    status: 500,
    en: "Something went wrong on our side.",
    fr: "Quelque chose s’est mal passé de notre côté.",
  },
};
