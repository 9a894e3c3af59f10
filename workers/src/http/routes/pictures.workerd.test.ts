import { createExecutionContext } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { beforeAll, expect, test } from "vitest";

import { communityFace } from "@mereau/shared/contracts/communityFace.ts";
import { keptPicture } from "@mereau/shared/contracts/pictures.ts";
import { problem } from "@mereau/shared/contracts/problem.ts";
import { utf8 } from "@mereau/shared/crypto/utf8.ts";
import { publicSettings } from "@mereau/shared/contracts/settings.ts";
import { drawings, jpegSegment, pngChunk, withInside } from "@mereau/shared/pictures/testing.ts";
import { foundWorkerTown, type WorkerTown } from "#testing/workerTown.ts";

let town: WorkerTown;
let noor: Awaited<ReturnType<WorkerTown["join"]>>;
let shop: Awaited<ReturnType<WorkerTown["join"]>>;

beforeAll(async () => {
  town = await foundWorkerTown();
  noor = await town.join("Noor", "individual");
  shop = await town.join("Le Fournil", "provider");
});

const request = (path: string, token: string | null, rest: RequestInit = {}) => {
  const headers = new Headers(rest.headers);
  if (token !== null) headers.set("Authorization", `Bearer ${token}`);
  return town.app.request(
    `http://mereau.test/v1/${town.slug}/${path}`,
    { ...rest, headers },
    env,
    createExecutionContext(),
  );
};

const put = (path: string, token: string | null, bytes: Uint8Array<ArrayBuffer>, type = "image/png") =>
  request(path, token, { method: "PUT", body: bytes, headers: { "Content-Type": type } });

const codeOf = async (answer: Response | Promise<Response>) => {
  const { status, code } = problem.parse(await (await answer).json());
  return `${status} ${code}`;
};

const hashOf = async (answer: Response | Promise<Response>) =>
  keptPicture.parse(await (await answer).json()).hash;

const statusOf = async (path: string, token: string | null = null) => (await request(path, token)).status;

const { png, jpeg, webp } = drawings;
const home = utf8("47.37190,-0.54610");
const logoOf = async () => (await town.ask(null, ["GET", ""], [200, communityFace])).looks.logo;

test("a logo is everybody’s, kept for ever under its own address, and runs nothing", async () => {
  expect(await codeOf(put("logo", shop.token, png))).toBe("403 forbidden");
  const hash = await hashOf(put("logo", town.admin, png));
  expect(await logoOf()).toBe(hash);
  const answer = await request(`pictures/${hash}`, null);
  expect(new Uint8Array(await answer.arrayBuffer())).toEqual(png);
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    "content-type": "image/png",
    "cache-control": "public, max-age=31536000, immutable",
    "content-disposition": "inline",
    "content-security-policy": expect.stringContaining("default-src 'none'"),
    "x-content-type-options": "nosniff",
    etag: `"${hash}"`,
  });
  const again = await request(`pictures/${hash}`, null, { headers: { "If-None-Match": `"${hash}"` } });
  expect([again.status, await again.text()]).toEqual([304, ""]);

  const other = await hashOf(put("logo", town.admin, webp, "image/webp"));
  expect([await logoOf(), await statusOf(`pictures/${hash}`, town.admin)]).toEqual([other, 404]);
  expect((await request("logo", town.admin, { method: "DELETE" })).status).toBe(204);
  expect([await logoOf(), await statusOf(`pictures/${other}`, town.admin)]).toEqual([null, 404]);
});

test("where a photo was taken is gone before it is kept", async () => {
  const taken = withInside(jpeg, 2, jpegSegment(0xe1, home));
  const hash = await hashOf(put(`members/${noor.member}/photo`, noor.token, taken, "image/jpeg"));
  const kept = new Uint8Array(await (await request(`pictures/${hash}`, noor.token)).arrayBuffer());
  expect(kept).toEqual(jpeg);
});

test("members see the photos of members, and anybody those of providers while the directory is public", async () => {
  const own = await hashOf(put(`members/${noor.member}/photo`, noor.token, png));
  const theirs = await hashOf(put(`members/${shop.member}/photo`, shop.token, webp, "image/webp"));
  const seen = async (token: string | null) => [
    await statusOf(`pictures/${own}`, token),
    await statusOf(`pictures/${theirs}`, token),
  ];
  expect([await seen(null), await seen(shop.token)]).toEqual([
    [401, 200],
    [200, 200],
  ]);
  expect((await request(`pictures/${own}`, shop.token)).headers.get("Cache-Control")).toMatch(/^private/);
  const settle = (directoryPublic: boolean) =>
    town.ask(town.admin, ["PATCH", "settings"], [200, publicSettings], { directoryPublic });
  await settle(false);
  expect([await seen(null), await seen(noor.token)]).toEqual([
    [401, 401],
    [200, 200],
  ]);
  await settle(true);
  await town.send(town.admin, ["POST", `members/${shop.member}/suspension`], { reason: "Absent" });
  expect(await statusOf(`pictures/${theirs}`, noor.token)).toBe(404);
  expect(await statusOf(`pictures/${theirs}`, town.admin)).toBe(200);
});

test("one’s photo is one’s own; a manager sends another one, which is written down", async () => {
  expect(await codeOf(put(`members/${shop.member}/photo`, noor.token, png))).toBe("403 forbidden");
  expect(await codeOf(put(`members/${noor.member}/photo`, null, png))).toBe("401 unauthenticated");
  const hash = await hashOf(put(`members/${noor.member}/photo`, town.admin, webp, "image/webp"));
  expect(await (await request("audit?limit=1", town.admin)).text()).toContain('"member.photo"');
  expect((await request(`members/${noor.member}/photo`, noor.token, { method: "DELETE" })).status).toBe(204);
  expect(await statusOf(`pictures/${hash}`, noor.token)).toBe(404);
});

test("two members with the same picture share it, until neither shows it", async () => {
  const lena = await town.join("Lena", "individual");
  const first = await hashOf(put(`members/${noor.member}/photo`, noor.token, png));
  expect(await hashOf(put(`members/${lena.member}/photo`, lena.token, png))).toBe(first);
  await request(`members/${lena.member}/photo`, lena.token, { method: "DELETE" });
  expect(await statusOf(`pictures/${first}`, lena.token)).toBe(200);
});

test("what is no picture, another one than it says, too large or too heavy is refused", async () => {
  const photo = `members/${noor.member}/photo`;
  expect(await codeOf(put(photo, noor.token, utf8("<svg/>"), "image/svg+xml"))).toBe(
    "415 picture_type_unknown",
  );
  expect(await codeOf(put(photo, noor.token, utf8("<svg/>"), "image/png"))).toBe("422 picture_unreadable");
  expect(await codeOf(put(photo, noor.token, png, "image/webp"))).toBe("422 picture_unreadable");
  const wide = Uint8Array.from(png);
  wide.set([0x04, 0x01], 18);
  expect(await codeOf(put(photo, noor.token, wide))).toBe("422 picture_too_large");
  const heavy = withInside(png, 33, pngChunk("eXIf", new Uint8Array(200_000)));
  expect(await codeOf(put(photo, noor.token, heavy))).toBe("413 body_too_large");
});
