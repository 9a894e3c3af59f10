/** Where somebody signs in with a browser. */
export const signInHref = "/docs#/Sign-in/requestSignInCode";
