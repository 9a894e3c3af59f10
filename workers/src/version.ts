import manifest from "../package.json" with { type: "json" };

/** The version of Méreau. */
export const { version } = manifest;
