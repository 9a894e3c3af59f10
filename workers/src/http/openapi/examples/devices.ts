import { ids } from "#http/openapi/exampleIds.ts";

const credential = { id: "kpUM8d2cYXk1xkVnC1bEwA", rawId: "kpUM8d2cYXk1xkVnC1bEwA", type: "public-key" };
const clientDataJSON = "eyJ0eXBlIjoid2ViYXV0aG4uY3JlYXRlIn0";

const confirmation = "the code that the notice gave";

/** What one would send about passkeys and devices, and to leave. */
export const deviceExamples: Readonly<Record<string, object>> = {
  addPasskey: {
    id: ids.passkey,
    name: "Alice’s phone",
    response: {
      ...credential,
      response: { clientDataJSON, attestationObject: "o2NmbXRkbm9uZQ", transports: ["internal"] },
    },
  },
  renamePasskey: { name: "The old phone" },
  refuseProposal: { reason: "Pas avant l’assemblée" },
  changeTwoPersonRule: { deeds: ["policies", "issues", "roles"], issuesAbove: "500" },
  takeSecondStep: { code: "492039" },
  addApp: { enrolment: "o2NmbXRkbm9u", code: "492039" },
  changeSecondFactorRule: { rule: "staff" },
  signInWithPasskey: {
    response: {
      ...credential,
      response: {
        clientDataJSON,
        authenticatorData: "SZYN5YgOjGh0NBcPZHZgW4",
        signature: "MEUCIQCnI1vn0vOoZ3s",
        userHandle: "AZOfLnwAejCPTlodLDtOAQGTny58AHowj05aHSw7TgI",
      },
    },
    device: "Alice’s phone",
    bearer: true,
  },
  revokeDevice: { syncedPasskeys: false },
  confirmLeaving: { id: ids.leaving, confirmation, giveTo: ["MIEL:pot-commons"] },
  confirmMemberLeaving: { id: ids.leavingOnPaper, confirmation, reason: "Lettre du 3 mars", giveTo: [] },
};
