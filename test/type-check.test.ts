import { fileURLToPath } from "node:url";
import ts from "typescript";
import { beforeAll, describe, expect, it } from "vitest";

const path = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url));

/** Text that is checked as if it stood among the type tests, by name. */
const SNIPPETS = {
  canary: `import { expectTypeOf } from "vitest"; expectTypeOf<string>().toEqualTypeOf<number>();`,
  sound: `import { expectTypeOf } from "vitest"; expectTypeOf<string>().toEqualTypeOf<string>();`,
  typo: `import { createHiBob } from "hibob-kit";
    void createHiBob({ auth: async () => "" }).people.search({ fields: ["root.email", "work.titel"] });`,
};
type Name = keyof typeof SNIPPETS;

describe("the type checker", () => {
  let messages: Record<Name, string[]>;
  let included: string[];

  beforeAll(() => {
    const config = ts.getParsedCommandLineOfConfigFile(path("./types/tsconfig.json"), {}, {
      ...ts.sys,
      onUnRecoverableConfigFileDiagnostic: String,
    } as never)!;
    included = config.fileNames;
    const texts = new Map(Object.entries(SNIPPETS).map(([name, text]) => [path(`./types/${name}.snippet.ts`), text]));
    const host = ts.createCompilerHost(config.options);
    const { readFile, fileExists, getSourceFile } = host;
    host.fileExists = (file) => texts.has(file) || fileExists(file);
    host.readFile = (file) => texts.get(file) ?? readFile(file);
    host.getSourceFile = (file, ...rest) =>
      texts.has(file) ? ts.createSourceFile(file, texts.get(file)!, ts.ScriptTarget.ES2022) : getSourceFile(file, ...rest);
    const program = ts.createProgram([...texts.keys()], config.options, host);
    messages = Object.fromEntries(
      Object.keys(SNIPPETS).map((name) => {
        const file = program.getSourceFile(path(`./types/${name}.snippet.ts`))!;
        return [name, program.getSemanticDiagnostics(file).map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, " "))];
      }),
    ) as never;
  }, 60_000);

  it("sees a wrong type test fail and a right one pass, with the settings that the type tests have", () => {
    expect(messages.canary).toHaveLength(1);
    expect(messages.sound).toEqual([]);
  });

  it("is given every file of type tests, because one that is left out passes unseen", () => {
    const found = ts.sys.readDirectory(path("./types"), [".ts"]).filter((file) => file.endsWith(".test-d.ts"));
    expect(found.length).toBeGreaterThanOrEqual(2);
    expect(included.toSorted()).toEqual(found.toSorted());
  });

  it("names a wrong field id, and what would be a right one", () => {
    expect(messages.typo).toHaveLength(1);
    expect(messages.typo[0]).toContain("'work.titel' is not a built-in field id, nor a custom one such as work.field_1698036945383");
  });
});
