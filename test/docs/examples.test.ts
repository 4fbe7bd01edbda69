import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { createFakeHiBob } from "hibob-kit/testing";
import { http } from "msw";
import { setupServer } from "msw/node";
import ts from "typescript";
import { describe, expect, it, vi } from "vitest";
import { blocksOf, docstringExamples, type Example, markdownExamples } from "./examples.ts";

const HERE = fileURLToPath(new URL(".", import.meta.url));
const ROOT = fileURLToPath(new URL("../..", import.meta.url));

/** What docstring examples may use without making it. */
const GIVEN = `import { createClient, createHiBob, type EmployeeId, endpoint, employeeId } from "hibob-kit";
import { listResolver } from "hibob-kit/metadata";
import { checkPermissions, diffReports, renderDrift, renderGuide, renderReport, requirementsFor, setupGuide, type PermissionReport } from "hibob-kit/permissions";
import { rowsInForce } from "hibob-kit/work-history";
import { createSync, defineStream, downloadDocument, readChanges } from "hibob-kit/sync";
import { memoryStore } from "hibob-kit/stores/memory";
import { createFakeHiBob, signWebhook } from "hibob-kit/testing";
import { setupServer } from "msw/node";
declare const id: EmployeeId, token: string, before: PermissionReport, after: PermissionReport;
{
  const fake = createFakeHiBob();
  const bob = createHiBob({ serviceUser: fake.serviceUser });
  const sync = createSync({ bob, store: memoryStore(), streams: ["employees"] });
  void [checkPermissions, diffReports, renderDrift, renderGuide, renderReport, requirementsFor, setupGuide, before, after];
  const store = memoryStore();
  void [fake, bob, sync, store, defineStream, downloadDocument, createClient, endpoint, employeeId, listResolver, readChanges, rowsInForce, setupServer, signWebhook, id, token];
  {
`;

/** The compiler's complaints about pieces of code, each as \`file:line: message\`. */
function complaints(examples: readonly { name: string; code: string }[]): string[] {
  const config = ts.parseJsonConfigFileContent(ts.readConfigFile(join(ROOT, "tsconfig.json"), ts.sys.readFile).config, ts.sys, ROOT);
  const options = { ...config.options, noUnusedLocals: false };
  const files = new Map(examples.map(({ name, code }) => [join(HERE, `${name}.ts`), code]));
  const host = ts.createCompilerHost(options);
  const { readFile, fileExists, getSourceFile } = host;
  host.readFile = (file) => files.get(file) ?? readFile(file);
  host.fileExists = (file) => files.has(file) || fileExists(file);
  host.getSourceFile = (file, target) =>
    files.has(file) ? ts.createSourceFile(file, files.get(file)!, target) : getSourceFile.call(host, file, target);
  const program = ts.createProgram([...files.keys()], options, host);
  return [...files.keys()].flatMap((file) => {
    const source = program.getSourceFile(file);
    const found = [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)];
    return found.map(({ messageText }) => `${file.slice(HERE.length)}: ${ts.flattenDiagnosticMessageText(messageText, " ")}`);
  });
}

const named = (examples: readonly Example[], wrap = (code: string) => code) =>
  examples.map(({ at, code }) => ({ name: at.replaceAll(/[/:.]/g, "-"), code: wrap(code) }));

describe("code in the documentation", () => {
  it("type-checks: every block in README and docs, every @example in the source", () => {
    const blocks = markdownExamples();
    const docstrings = docstringExamples();
    expect(blocks.length).toBeGreaterThan(3);
    expect(docstrings.length).toBeGreaterThan(4);
    // Blocks of the architecture page show declarations out of their file.
    const standalone = blocks.filter(({ at }) => !at.startsWith("docs/architecture"));
    // One that imports makes everything itself.
    const inPlace = (code: string) => (/^import /m.test(code) ? code : `${GIVEN}${code}\n  }\n}\nexport {};\n`);
    const checked = [...named(standalone), ...named(docstrings, inPlace)];
    expect(complaints(checked)).toEqual([]);
  });

  it("would be found wrong if it were", () => {
    expect(complaints([{ name: "wrong", code: 'import { createHiBob } from "hibob-kit";\ncreateHiBob({ user: 1 });' }])).toHaveLength(1);
  });

  for (const { at, code } of blocksOf("README.md")) {
    if (code.includes("// no-run")) continue; // what it needs is not here: a database server
    it(`runs: ${at}`, async () => {
      const folder = await mkdtemp(join(HERE, "run-"));
      const fake = createFakeHiBob({ employees: 20 });
      const server = setupServer(
        http.all("https://api.hibob.com/v1/*", ({ request }) => {
          // The README's credential is not the fake's.
          const headers = new Headers(request.headers);
          headers.set("authorization", `Basic ${btoa(`${fake.serviceUser.id}:${fake.serviceUser.token}`)}`);
          return fake.fetch(new Request(request, { headers }));
        }),
      );
      server.listen({ onUnhandledFrame: "error" });
      vi.spyOn(console, "log").mockImplementation(() => {});
      try {
        const file = join(folder, "example.ts");
        await writeFile(file, code.replaceAll("hibob.db", join(folder, "hibob.db")).replaceAll('token: "…"', 'token: "x"'));
        await import(file);
        expect(fake.requests().every(({ status }) => status === 200)).toBe(true);
      } finally {
        server.close();
        await rm(folder, { recursive: true });
      }
    });
  }
});
