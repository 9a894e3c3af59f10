import { expect, test } from "vitest";

import { explainFailure } from "./install.mjs";

test.for([
  ["npm error code ENOTFOUND\nnpm error network request failed", "is this machine online"],
  ["npm error code EAI_AGAIN", "is this machine online"],
  ["npm error code ENOSPC\nnpm error ENOSPC: no space left on device, write", "The disk is full"],
  ["npm error code EACCES\nnpm error syscall mkdir", "belongs to somebody else or is read-only"],
  ["npm error code E404\nnpm error 404 Not Found", "refuses a package"],
  ["npm error code EINTEGRITY", "not the one that package-lock.json names"],
  ["npm error code EUSAGE\nnpm error `npm ci` can only install packages when", "do not agree"],
  ["npm error something new", "Packages could not be installed."],
] as const)("%j is explained", ([output, sentence]) => {
  expect(explainFailure(output)).toContain(sentence);
});
