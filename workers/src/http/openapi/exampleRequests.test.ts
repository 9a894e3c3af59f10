import { expect, test } from "vitest";
import * as z from "zod";

import { createApp } from "#http/app.ts";
import { exampleRequests } from "#http/openapi/exampleRequests.ts";

const app = createApp({
  provisioning: () => {
    throw new Error("Nobody founds anything here");
  },
});

/** The contract of the body of each operation that has one, by the name of the operation. */
const contracts = new Map(
  app.openAPIRegistry.definitions.flatMap((definition): [string, z.ZodType][] => {
    if (definition.type !== "route") return [];
    const { operationId, request } = definition.route;
    const body = request?.body?.content["application/json"];
    const schema = body && "schema" in body ? body.schema : undefined;
    return operationId !== undefined && schema instanceof z.ZodType ? [[operationId, schema]] : [];
  }),
);

test("each operation with a body has one example, and no example is of something else", () => {
  expect(contracts.size).toBeGreaterThan(30);
  expect(Object.keys(exampleRequests).toSorted()).toEqual([...contracts.keys()].toSorted());
});

test.each([...contracts])("the example of %s is what its operation takes", (operationId, contract) => {
  expect(contract.safeParse(exampleRequests[operationId]).error?.issues).toBeUndefined();
});
