/** What queries that are sent together answer, one for one. */
export type Answers<Queries extends readonly unknown[]> = {
  readonly [Place in keyof Queries]: Awaited<Queries[Place]>;
};
