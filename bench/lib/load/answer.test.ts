import { expect, test } from "vitest";

import { readWholeAnswer } from "./answer.ts";

const sized = "HTTP/1.1 201 Created\r\nContent-Length: 2\r\nX-Request-Id: a\r\n\r\n{}";
const chunked = "HTTP/1.1 503 Service Unavailable\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n";

test("an answer is whole at its last byte and not before", () => {
  for (const [text, status] of [
    [sized, 201],
    [chunked, 503],
  ] as const) {
    for (let cut = 0; cut < text.length; cut += 1) expect(readWholeAnswer(text.slice(0, cut))).toBeNull();
    expect(readWholeAnswer(text)?.status).toBe(status);
  }
});

test("an answer that tells no length is no answer", () => {
  expect(() => readWholeAnswer("HTTP/1.1 200 OK\r\n\r\n")).toThrow("unknown length");
});
