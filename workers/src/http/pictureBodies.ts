/** Where a picture is sent as it is, and not as JSON. */
const paths = /^\/v1\/[^/]+\/(logo|members\/[^/]+\/photo|tariff\/products\/[^/]+\/picture)$/;

const types = /^image\/(webp|png|jpeg)$/i;

export const takesPicture = ({ method, path }: { method: string; path: string }): boolean =>
  method === "PUT" && paths.test(path);

export const isPictureType = (type: string): boolean => types.test(type);
