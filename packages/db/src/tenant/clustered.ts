/**
 * Tables kept in the order of their primary key (WITHOUT ROWID): what is looked up by that key, or read
 * in its order, is then one search and not two. Drizzle cannot say it, so `npm run migrations` does.
 */
export const clusteredTables: readonly string[] = [
  "acceptance",
  "access_version",
  "account",
  "allowance",
  "application_source",
  "batch_line",
  "certification",
  "credit_source",
  "currency",
  "hold",
  "invitation_use",
  "known_device",
  "membership",
  "member_joining",
  "meter_mark",
  "payment_volume",
  "monthly_use",
  "notification_choice",
  "policy",
  "policy_record",
  "posting",
  "purchase_line",
  "settlement",
  "sign_in_phone",
  "sponsorship",
  "tick",
  "tick_index",
  "transfer",
];
