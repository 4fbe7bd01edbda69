// Installs the packed package into an empty project, as a user does, and checks that what its types promise is there.
// Run by `npm run consumers`, after a build.
import { execFileSync } from "node:child_process";
import { copyFileSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import ts from "typescript";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "hibob-kit-consumer-"));
const problems: string[] = [];

try {
  const packed = execFileSync("npm", ["pack", "--silent", "--pack-destination", folder], { cwd: ROOT, encoding: "utf8" }).trim();
  writeFileSync(join(folder, "package.json"), JSON.stringify({ name: "consumer", private: true, type: "module" }));
  execFileSync("npm", ["install", "--silent", "--no-package-lock", "--omit=peer", join(folder, packed)], { cwd: folder });

  const { exports } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as { exports: Record<string, unknown> };
  const names = Object.keys(exports).map((subpath) => `hibob-kit${subpath.slice(1)}`);
  const uses = names.map((name, nth) => `import * as m${nth} from "${name}";\nvoid m${nth};\n`).join("");
  writeFileSync(join(folder, "consumer.ts"), uses);

  // An application that uses every module, and one that declares its own fields.
  copyFileSync(join(ROOT, "test/types/every-module.ts"), join(folder, "application.ts"));
  writeFileSync(
    join(folder, "fields.ts"),
    `import { createHiBob } from "hibob-kit";
import { people } from "hibob-kit/people";
declare global {
  namespace HiBobKit {
    interface CustomFields {
      "work.field_9": "Day" | "Night" | null;
    }
  }
}
const bob = createHiBob({ serviceUser: { id: "1", token: "2" } });
for (const module of [bob.people, people(bob.client)]) {
  const { employees } = await module.search({ fields: ["work.field_9"] });
  const shift: "Day" | "Night" | null | undefined = employees[0]?.work.field_9;
  // @ts-expect-error the field is typed, and has no such value
  const wrong: "Noon" | undefined = employees[0]?.work.field_9;
  void [shift, wrong];
}
`,
  );

  // Every name that is a value for the compiler must be one at run time, and the other way round.
  writeFileSync(join(folder, "names.js"), `export const names = async (subpath) => Object.keys(await import(subpath));\n`);
  const { names: namesAtRunTime } = (await import(pathToFileURL(join(folder, "names.js")).href)) as {
    names: (subpath: string) => Promise<string[]>;
  };
  for (const name of names) {
    const promised = valuesOf(name);
    const real = await namesAtRunTime(name);
    for (const missing of promised.filter((value) => !real.includes(value))) problems.push(`${name}: ${missing} has a type and no value`);
    for (const untyped of real.filter((value) => !promised.includes(value))) problems.push(`${name}: ${untyped} has a value and no type`);
    console.log(`${name}: ${real.length} values`);
  }

  // The types of the testing entry name msw, its optional peer.
  symlinkSync(join(ROOT, "node_modules/msw"), join(folder, "node_modules/msw"));
  for (const moduleResolution of ["nodenext", "bundler"]) {
    const found = check(optionsFor(moduleResolution)).map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, " "));
    console.log(`types with moduleResolution ${moduleResolution}: ${found.length} errors`);
    problems.push(...found.map((message) => `${moduleResolution}: ${message}`));
  }
} finally {
  rmSync(folder, { recursive: true });
}

for (const problem of problems) console.error(problem);
process.exitCode = problems.length > 0 ? 1 : 0;

function optionsFor(moduleResolution: string): ts.CompilerOptions {
  const bundler = moduleResolution === "bundler";
  return {
    strict: true,
    exactOptionalPropertyTypes: true,
    skipLibCheck: false,
    noEmit: true,
    target: ts.ScriptTarget.ES2022,
    lib: ["lib.es2023.d.ts", "lib.dom.d.ts", "lib.dom.iterable.d.ts", "lib.esnext.disposable.d.ts"],
    types: [],
    module: bundler ? ts.ModuleKind.ESNext : ts.ModuleKind.NodeNext,
    moduleResolution: bundler ? ts.ModuleResolutionKind.Bundler : ts.ModuleResolutionKind.NodeNext,
  };
}

function check(options: ts.CompilerOptions): readonly ts.Diagnostic[] {
  const files = ["consumer.ts", "application.ts", "fields.ts"].map((file) => join(folder, file));
  const program = ts.createProgram(files, options);
  // msw's own declarations are not ours to check.
  return ts.getPreEmitDiagnostics(program).filter(({ file }) => !file?.fileName.includes("/msw/"));
}

function valuesOf(name: string): string[] {
  const program = ts.createProgram([join(folder, "consumer.ts")], { ...optionsFor("nodenext"), skipLibCheck: true });
  const checker = program.getTypeChecker();
  const source = program.getSourceFile(join(folder, "consumer.ts"))!;
  const declaration = source.statements
    .filter(ts.isImportDeclaration)
    .find((one) => (one.moduleSpecifier as ts.StringLiteral).text === name)!;
  const module = checker.getSymbolAtLocation(declaration.moduleSpecifier)!;
  return checker
    .getExportsOfModule(module)
    .filter((symbol) => (symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol).flags & ts.SymbolFlags.Value)
    .map(({ name: exported }) => exported);
}
