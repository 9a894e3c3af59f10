let paths: ReadonlySet<string> = new Set();

/** Notes which screens this wallet has. */
export const noteRoutes = (known: readonly string[]): void => void (paths = new Set(known));

/** Whether a screen stands at an address: a way leads to no other. */
export const isRouted = (path: string): boolean => paths.has(path);
