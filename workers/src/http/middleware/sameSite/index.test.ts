import { expect, test } from "vitest";

import { sameSite } from "#http/middleware/sameSite/index.ts";
import { edgeWith, outcomeOf } from "#testing/edge.ts";

const edge = edgeWith(sameSite);
edge.all("*", (context) => context.json({}));

const json = { "Content-Type": "application/json" };
const cookie = { Cookie: "mereau_session=abc" };

const send = (headers: Record<string, string>, { method = "POST", body = "{}", path = "transfers" } = {}) =>
  outcomeOf(
    edge.request(`https://mereau.test/v1/miel/${path}`, {
      method,
      headers,
      ...(method !== "GET" && body !== "" && { body }),
    }),
  );

test("a page of another site changes nothing, whatever it sends", async () => {
  for (const foreign of [
    { Origin: "https://elsewhere.test" },
    { Origin: "http://mereau.test" },
    { Origin: "https://mereau.test:8443" },
    { Origin: "null" },
    { "Sec-Fetch-Site": "cross-site" },
    { "Sec-Fetch-Site": "same-site" },
    { Origin: "https://mereau.test", "Sec-Fetch-Site": "cross-site" },
  ])
    for (const method of ["POST", "PUT", "PATCH", "DELETE"])
      expect(await send({ ...json, ...foreign }, { method })).toBe("403 foreign_origin");
});

test("our own pages may, with their cookie", async () => {
  expect(await send({ ...json, ...cookie, Origin: "https://mereau.test" })).toBe("200");
  expect(await send({ ...json, ...cookie, "Sec-Fetch-Site": "same-origin" })).toBe("200");
});

test("a cookie from nowhere is refused, a bearer token is not", async () => {
  expect(await send({ ...json, ...cookie })).toBe("403 foreign_origin");
  expect(await send({ ...json, ...cookie, Authorization: "Bearer abc" })).toBe("200");
  expect(await send(json)).toBe("200");
});

test("what is sent is JSON, or nothing at all", async () => {
  for (const type of [
    "text/plain",
    "application/x-www-form-urlencoded",
    "application/jsonp",
    "multipart/form-data",
  ])
    expect(await send({ "Content-Type": type })).toBe("415 unsupported_media_type");
  expect(await send({ "Content-Type": "application/json; charset=utf-8" })).toBe("200");
  expect(await send({}, { method: "DELETE", body: "" })).toBe("200");
});

test("a picture is sent where pictures go, and nowhere else; from another site, never", async () => {
  const logo = { method: "PUT", path: "logo" };
  const photo = { method: "PUT", path: "members/01939f2e-7c00-7a30-8f4e-5a1d2c3b4e5f/photo" };
  for (const place of [logo, photo]) {
    for (const type of ["image/webp", "image/png", "image/jpeg"])
      expect(await send({ "Content-Type": type }, place)).toBe("200");
    for (const type of ["image/svg+xml", "image/gif", "text/html", "application/json"])
      expect(await send({ "Content-Type": type }, place)).toBe("415 picture_type_unknown");
    expect(await send({ "Content-Type": "image/png", Origin: "https://elsewhere.test" }, place)).toBe(
      "403 foreign_origin",
    );
    expect(await send({ "Content-Type": "image/png", ...cookie }, place)).toBe("403 foreign_origin");
    expect(await send({}, { ...place, method: "DELETE", body: "" })).toBe("200");
  }
  const png = { "Content-Type": "image/png" };
  expect(await send(png)).toBe("415 unsupported_media_type");
  expect(await send(png, { method: "POST", path: "logo" })).toBe("415 unsupported_media_type");
});

test("reading is open to every site", async () => {
  expect(await send({ ...cookie, Origin: "https://elsewhere.test" }, { method: "GET" })).toBe("200");
});

const open = (headers: Record<string, string>) =>
  send({ Upgrade: "websocket", ...headers }, { method: "GET" });

test("a WebSocket is for our own pages, and for programs", async () => {
  const own = { Origin: "https://mereau.test" };
  expect(await open({ ...cookie, ...own })).toBe("200");
  // Where a browser takes the other scheme for another site, the origin says it all
  expect(await open({ ...cookie, ...own, "Sec-Fetch-Site": "cross-site" })).toBe("200");
  expect(await open({ Authorization: "Bearer abc" })).toBe("200");
  expect(await open(cookie)).toBe("403 foreign_origin");
  expect(await open({ ...cookie, Origin: "https://elsewhere.test" })).toBe("403 foreign_origin");
});
