/** What a refusal is to HTTP and to people: its status, and one sentence in each language. */
export type Problem = { status: number; en: string; fr: string };
