import { createServer } from "node:http";
import { text } from "node:stream/consumers";

/** A message as a program was posted it. */
export type Posted = { path: string; headers: Record<string, string>; body: string };

/** A program that listens: it keeps what it was posted, and answers 200, or what a test has said. */
export async function startHookReceiver() {
  const posted: Posted[] = [];
  const answers: { status: number; body: string; headers: Record<string, string> } = {
    status: 200,
    body: "ok",
    headers: {},
  };
  const server = createServer(async (request, response) => {
    const headers = Object.fromEntries(
      Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
    );
    posted.push({ path: request.url ?? "", headers, body: await text(request) });
    response.writeHead(answers.status, answers.headers).end(answers.body);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (typeof address !== "object" || address === null) throw new Error("The server has no port");
  return {
    url: `http://127.0.0.1:${address.port}/hook`,
    posted,
    answer: (status: number, body = "", headers: Record<string, string> = {}) =>
      void Object.assign(answers, { status, body, headers }),
    close: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
