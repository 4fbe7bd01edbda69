import { describe, expect, it } from "vitest";
import { BASIC, json, type Seen } from "../client/stub.ts";
import { type Exchange, isOf, rigFor } from "./contract.ts";
import { contracts } from "./contracts.ts";
import { declaredEndpoints } from "./declared.ts";

const all = Object.values(contracts).flat();

/** Functions are not compared: what a handle can do is tested where it is made. */
const withoutFunctions = (value: unknown): unknown =>
  Array.isArray(value)
    ? value.map(withoutFunctions)
    : value && typeof value === "object" && (Object.getPrototypeOf(value) === Object.prototype || !Object.getPrototypeOf(value))
      ? Object.fromEntries(
          Object.entries(value).flatMap(([key, part]) => (typeof part === "function" ? [] : [[key, withoutFunctions(part)]])),
        )
      : value;

async function expectRequest(seen: Seen, { method, path, query = {}, body, form }: Exchange): Promise<void> {
  expect([seen.method, seen.url.pathname, Object.fromEntries(seen.url.searchParams)]).toEqual([method, `/v1${path}`, query]);
  expect(seen.headers.get("authorization")).toBe(`Basic ${BASIC}`);
  const type = seen.headers.get("content-type");
  if (form) {
    expect(type).toMatch(/^multipart\/form-data; ?boundary=/);
    const parts = [...(await new Response(seen.text, { headers: { "content-type": type! } }).formData()).entries()];
    const sent = parts.map(async ([name, part]) => [
      name,
      typeof part === "string" ? part : { name: part.name, type: part.type, content: await part.text() },
    ]);
    expect(Object.fromEntries(await Promise.all(sent))).toEqual(form);
    return;
  }
  expect(type).toBe(body === undefined ? null : "application/json");
  expect(seen.text === "" ? undefined : JSON.parse(seen.text)).toEqual(body);
}

describe.each(Object.entries(contracts).filter(([, of]) => of.length > 0))("the operations of %s", (_, of) => {
  it.each(of)("$name sends $endpoint.id and reads the answer", async (contract) => {
    const { bob, seen, run } = rigFor(contract, undefined, { validate: "strict" });
    expect(withoutFunctions(await run(contract.call(bob)))).toEqual(contract.gives);
    expect(seen).toHaveLength(contract.exchanges.length);
    for (const [i, exchange] of contract.exchanges.entries()) await expectRequest(seen[i]!, exchange);
    expect(contract.exchanges.filter((exchange) => isOf(exchange, contract.endpoint))).not.toEqual([]);
  });

  it.each(of)("$name is refused with the error that names the permission", async (contract) => {
    const { bob, failure } = rigFor(contract, json({ key: "exception.forbidden", error: "no" }, 403));
    expect(await failure(contract.call(bob))).toMatchObject({
      name: "PermissionError",
      code: "forbidden",
      status: 403,
      endpoint: contract.endpoint.id,
      permissions: contract.endpoint.permissions ?? [],
    });
  });
});

describe("the contracts", () => {
  it("cover every endpoint that is declared", async () => {
    const covered = new Set(all.map(({ endpoint }) => endpoint.id));
    const missing = [...(await declaredEndpoints()).values()].flat().filter(({ id }) => !covered.has(id));
    expect(missing).toEqual([]);
  });

  it("stand for no endpoint twice under one name", () => {
    expect(new Set(all.map(({ name, endpoint }) => `${name} ${endpoint.id}`)).size).toBe(all.length);
  });
});
