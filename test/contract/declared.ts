import { readdirSync } from "node:fs";
import type { Endpoint } from "../../src/client/endpoint.ts";

const root = new URL("../../src/", import.meta.url);

/** Every endpoint that the sources declare, by its domain's folder. */
export async function declaredEndpoints(): Promise<ReadonlyMap<string, readonly Endpoint[]>> {
  const files = readdirSync(root, { recursive: true, encoding: "utf8" })
    .map((path) => path.replaceAll("\\", "/"))
    .filter((path) => /^[\w-]+\/[\w-]*endpoints[\w-]*\.ts$/.test(path) && !/^(client|tables|objects)\//.test(path))
    .sort();
  const found = new Map<string, Endpoint[]>();
  for (const file of files) {
    const exported = Object.values((await import(new URL(file, root).href)) as Record<string, unknown>);
    const endpoints = exported.filter((value): value is Endpoint => typeof (value as Endpoint | null)?.path === "string");
    const domain = file.slice(0, file.indexOf("/"));
    found.set(domain, [...(found.get(domain) ?? []), ...endpoints]);
  }
  // The loader decides in which order a module's exports come.
  for (const endpoints of found.values()) endpoints.sort((a, b) => (a.path === b.path ? (a.id < b.id ? -1 : 1) : a.path < b.path ? -1 : 1));
  return found;
}
