import { type BackingCode, backingProblems } from "#contracts/problems/backing.ts";
import { type BankingCode, bankingProblems } from "#contracts/problems/banking.ts";
import { type DeskCode, deskProblems } from "#contracts/problems/desk.ts";
import { type InvoicingCode, invoicingProblems } from "#contracts/problems/invoicing.ts";
import { type JoiningCode, joiningProblems } from "#contracts/problems/joining.ts";
import { ledgerProblems } from "#contracts/problems/ledger.ts";
import { type LeavingCode, leavingProblems } from "#contracts/problems/leaving.ts";
import { type MembershipCode, membershipProblems } from "#contracts/problems/membership.ts";
import { type PolicyCode, policyProblems } from "#contracts/problems/policies.ts";
import { type PaymentsCode, paymentsProblems } from "#contracts/problems/payments.ts";
import { type MembershipFeeCode, membershipFeeProblems } from "#contracts/problems/membershipFees.ts";
import { type PictureCode, pictureProblems } from "#contracts/problems/pictures.ts";
import type { Problem } from "#contracts/problems/problem.ts";
import { type SalesCode, salesProblems } from "#contracts/problems/sales.ts";
import { type ServiceCode, serviceProblems } from "#contracts/problems/service.ts";
import { type TellingCode, tellingProblems } from "#contracts/problems/telling.ts";
import { type TwoPersonsCode, twoPersonsProblems } from "#contracts/problems/twoPersons.ts";
import { type SignInCode, signInProblems } from "#contracts/problems/signIn.ts";
import type { RejectionCode } from "#ledger/rejection.ts";

export type ProblemCode =
  | RejectionCode
  | ServiceCode
  | SignInCode
  | TwoPersonsCode
  | LeavingCode
  | BackingCode
  | BankingCode
  | DeskCode
  | InvoicingCode
  | JoiningCode
  | MembershipCode
  | PolicyCode
  | PaymentsCode
  | PictureCode
  | SalesCode
  | MembershipFeeCode
  | TellingCode;

/** Every refusal there is: its HTTP status, and one sentence a person understands in each language. */
export const problems: Readonly<Record<ProblemCode, Problem>> = {
  ...serviceProblems,
  ...signInProblems,
  ...twoPersonsProblems,
  ...leavingProblems,
  ...backingProblems,
  ...bankingProblems,
  ...deskProblems,
  ...invoicingProblems,
  ...joiningProblems,
  ...membershipProblems,
  ...policyProblems,
  ...paymentsProblems,
  ...pictureProblems,
  ...salesProblems,
  ...membershipFeeProblems,
  ...tellingProblems,
  ...ledgerProblems,
};
