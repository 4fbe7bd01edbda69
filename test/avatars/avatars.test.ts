import { describe, expect, it } from "vitest";
import type { EmployeeId } from "../../src/index.ts";
import { bodiless, json, page, type Reply, rig } from "../client/stub.ts";

const id = "1" as EmployeeId;
const URL_OF_ADA = "https://images.example/1.png?signature=x";

describe("an employee's picture", () => {
  it.each<[string, Reply, string | null]>([
    ["plain text", new Response(`${URL_OF_ADA}\n`), URL_OF_ADA],
    ["a JSON string", json(URL_OF_ADA), URL_OF_ADA],
    ["a JSON string under another type", new Response(JSON.stringify(URL_OF_ADA)), URL_OF_ADA],
    ["an object with avatarUrl", json({ avatarUrl: URL_OF_ADA }), URL_OF_ADA],
    ["an object with url", json({ url: URL_OF_ADA }), URL_OF_ADA],
    ["an object with null", json({ avatarUrl: null }), null],
    ["null", json(null), null],
    ["an empty text", new Response(""), null],
    ["a blank text", new Response(" \n"), null],
    ["an empty JSON string", json(""), null],
    ["no body", bodiless(204), null],
  ])("is read from %s", async (_, reply, url) => {
    const { bob, run } = rig(reply);
    expect(await run(bob.avatars.get(id))).toBe(url);
    expect(await run(bob.avatars.getByEmail("ada@example.com"))).toBe(url);
  });

  it.each<[string, Reply]>([
    ["another object", json({ image: URL_OF_ADA })],
    ["a list", json([URL_OF_ADA])],
    ["a number", json(5)],
    ["an object with something else in it", json({ url: { href: URL_OF_ADA } })],
    ["a sentence", new Response("No picture for Ada")],
    ["a web page", page(200)],
    ["a web page without its type", new Response("<html></html>")],
    ["304", bodiless(304)],
  ])("is an UnexpectedAnswerError that shows nothing of it with %s", async (_, reply) => {
    const { bob, failure } = rig(reply);
    const error = await failure(bob.avatars.get(id));
    expect(error).toMatchObject({ name: "UnexpectedAnswerError", endpoint: "GET /avatars/{employeeId}" });
    expect(error.message).not.toMatch(/images|Ada/);
  });

  it.each(["", "ada"])("is not looked for by %j, which is no email", async (email) => {
    const { bob, seen, failure } = rig(json(URL_OF_ADA));
    expect(await failure(bob.avatars.getByEmail(email))).toMatchObject({ code: "invalid_input" });
    expect(seen).toEqual([]);
  });
});

describe("setting a picture", () => {
  it.each<[string, Reply]>([
    ["nothing", bodiless(200)],
    ["text", new Response("Avatar uploaded successfully")],
    ["JSON", json({ ok: true })],
  ])("succeeds when Bob answers with %s", async (_, reply) => {
    const { bob, run } = rig(reply);
    expect(await run(bob.avatars.set(id, "https://example.com/ada.png"))).toBeUndefined();
  });

  it.each(["", "ada.png", "data:image/png;base64,AA"])("is refused for %j, which Bob could not fetch, before it is sent", async (url) => {
    const { bob, seen, failure } = rig(bodiless(200));
    expect(await failure(bob.avatars.set(id, url))).toMatchObject({ code: "invalid_input" });
    expect(seen).toEqual([]);
  });

  it("never shows the address in an error", async () => {
    const url = "https://example.com/ada.png?signature=S3CRET";
    const { bob, failure } = rig(json({ error: `cannot fetch ${url}` }, 400));
    expect((await failure(bob.avatars.set(id, url))).message).not.toContain("S3CRET");
  });

  it("is tried again after a fault of Bob's: the same picture twice is one", async () => {
    const { bob, run, seen } = rig([json({}, 502), bodiless(200)]);
    await run(bob.avatars.set(id, "https://example.com/ada.png"));
    expect(seen).toHaveLength(2);
  });
});
