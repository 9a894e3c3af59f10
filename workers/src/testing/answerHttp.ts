import { createServer } from "node:http";
import { text as readText } from "node:stream/consumers";

export type Asked = { method: string; path: string; authorization: string | undefined; body: unknown };
export type Answered = { status: number; body?: unknown };

/** An HTTP server whose answers a test gives; every request is kept, in order. */
export async function answerHttp(answer: (asked: Asked) => Answered | Promise<Answered>) {
  const asked: Asked[] = [];
  const server = createServer(async (request, response) => {
    const text = await readText(request);
    const one: Asked = {
      method: request.method ?? "",
      path: request.url ?? "",
      authorization: request.headers.authorization,
      body: text === "" ? undefined : JSON.parse(text),
    };
    asked.push(one);
    const { status, body } = await answer(one);
    response.writeHead(status, { "content-type": "application/json" });
    response.end(body === undefined ? "" : JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (typeof address !== "object" || address === null) throw new Error("The server has no port");
  return {
    url: `http://127.0.0.1:${address.port}`,
    asked,
    close: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
