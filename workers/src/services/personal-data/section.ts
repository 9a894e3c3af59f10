import { asc, getTableColumns, getTableName, type SQL } from "drizzle-orm";
import { getTableConfig, type SQLiteTable } from "drizzle-orm/sqlite-core";

import type { Caller, CommunityContext } from "#services/context.ts";

/** Whose data is exported, and the accounts that are theirs. */
export type Person = { caller: Caller; id: string; number: number; addresses: string[]; accounts: string[] };

export type Row = Record<string, unknown>;

/** One part of what is known of a person. */
export type Section = {
  name: string;
  /** The tables whose rows are in it. */
  tables: readonly string[];
  /** Its rows, read page by page: of the largest only one page is ever in memory. */
  pages: (ctx: CommunityContext, person: Person) => AsyncIterable<Row[]>;
};

const PAGE = 500;

type Told = {
  /** Columns that open doors, or say nothing of the person. */
  without?: readonly string[];
};

/** The rows of one table that are about a person. */
export function tableSection(
  name: string,
  table: SQLiteTable,
  which: (person: Person) => SQL | undefined,
  { without = [] }: Told = {},
): Section {
  const { primaryKeys } = getTableConfig(table);
  const own = Object.values(getTableColumns(table)).filter((column) => column.primary);
  const key = own.length > 0 ? own : (primaryKeys[0]?.columns ?? []);
  const isTold = ([column]: [string, unknown]) => !without.includes(column);
  return {
    name,
    tables: [getTableName(table)],
    async *pages({ db }, person) {
      for (let offset = 0; ; offset += PAGE) {
        const rows: Row[] = await db
          .select()
          .from(table)
          .where(which(person))
          .orderBy(...key.map((column) => asc(column)))
          .limit(PAGE)
          .offset(offset);
        yield rows.map((row) => Object.fromEntries(Object.entries(row).filter(isTold)));
        if (rows.length < PAGE) return;
      }
    },
  };
}
