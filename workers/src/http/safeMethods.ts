/** Methods that change nothing (RFC 9110, section 9.2.1), as far as they are served. */
export const safeMethods: ReadonlySet<string> = new Set(["GET", "HEAD", "OPTIONS"]);
