import { describe, expect, it } from "vitest";
import type { CompanyState } from "../../src/testing/company/company.ts";
import { FileLinks } from "../../src/testing/file-links.ts";

const BASE = "https://api.hibob.com/v1";

function linksAt(start: number) {
  const world = { time: start };
  const files = new FileLinks({ seed: 1, now: () => world.time } as CompanyState);
  return { files, world };
}
const ask = (files: FileLinks, link: string) => {
  const { pathname, searchParams } = new URL(link);
  return files.answer(FileLinks.tokenIn(pathname.replace("/v1", ""))!, searchParams);
};

describe("links to files", () => {
  it("are of one file each, in a company of any size", () => {
    const { files } = linksAt(0);
    const links = new Set<string>();
    for (let nth = 0; nth < 400_000; nth++)
      links.add(files.link(BASE, `document ${33_000_000_000 + nth * 7}/${nth}`, { type: "text/plain", bytes: () => "" }, 0));
    expect(links.size).toBe(400_000);
  });

  it("are good to the end of their time, and only as they were given", () => {
    const { files, world } = linksAt(1_000_000);
    const link = files.link(BASE, "a", { type: "text/plain", bytes: () => "mine" }, 60_000);
    expect(ask(files, link)).toMatchObject({ status: 200, body: "mine", headers: { "content-type": "text/plain" } });
    world.time += 60_000;
    expect(ask(files, link).status).toBe(200);
    world.time += 1;
    expect(ask(files, link).status).toBe(403);
    for (const expires of ["", "?expires=", "?expires=soon"]) expect(ask(files, link.replace(/\?.*/, expires)).status).toBe(403);
    expect(ask(files, link.replace(/\d+\?/, "1?")).status).toBe(404);
  });
});
