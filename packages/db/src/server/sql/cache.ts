import { parseStatements, UnsupportedStatement, type Statement } from "./statement.ts";
import { parseFailure } from "../hrana/error.ts";

const entries = 1_000;
const longestText = 16_384;
const known = new Map<string, readonly Statement[]>();

/** The statements of a text, remembered for texts that come again. Throws SQL_PARSE_ERROR for what is not supported. */
export function statementsOf(sql: string): readonly Statement[] {
  const cached = known.get(sql);
  if (cached !== undefined) return cached;
  const statements = parse(sql);
  if (sql.length > longestText) return statements;
  if (known.size >= entries) known.clear();
  known.set(sql, statements);
  return statements;
}

function parse(sql: string): readonly Statement[] {
  try {
    return parseStatements(sql);
  } catch (error) {
    if (error instanceof UnsupportedStatement) throw parseFailure(error.message);
    throw error;
  }
}
