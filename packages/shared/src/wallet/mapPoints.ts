/** As many points as a map of the directory has at most: beyond that it is read part by part. */
export const MAP_POINTS_MAX = 5_000;
