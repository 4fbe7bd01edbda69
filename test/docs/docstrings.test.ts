import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { describe, expect, it } from "vitest";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const { exports } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as { exports: Record<string, unknown> };

/** The source of each public entry. */
const entries = Object.keys(exports).map((entry) =>
  join(
    ROOT,
    "src",
    entry === "." ? "index.ts" : entry.startsWith("./stores/") ? `sync/${entry.slice(2)}.ts` : `${entry.slice(2)}/index.ts`,
  ),
);
const { options } = ts.parseJsonConfigFileContent(ts.readConfigFile(join(ROOT, "tsconfig.json"), ts.sys.readFile).config, ts.sys, ROOT);
const program = ts.createProgram(entries, { ...options, skipLibCheck: true });
const checker = program.getTypeChecker();

const isOurs = (symbol: ts.Symbol): boolean =>
  (symbol.declarations ?? []).some((declaration) => declaration.getSourceFile().fileName.startsWith(join(ROOT, "src")));
const textOf = (symbol: ts.Symbol): string => ts.displayPartsToString(symbol.getDocumentationComment(checker));
const aliased = (symbol: ts.Symbol): ts.Symbol => (symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol);

const exported = entries.flatMap((entry) => {
  const source = program.getSourceFile(entry)!;
  return checker.getExportsOfModule(checker.getSymbolAtLocation(source)!).map((symbol) => ({
    at: `${entry.slice(ROOT.length)}: ${symbol.name}`,
    symbol: aliased(symbol),
  }));
});

/** Every method that hangs on `bob`, by the name users write. */
function methodsOf(type: ts.Type, path: string, seen = new Set<ts.Type>()): { name: string; symbol: ts.Symbol }[] {
  if (seen.has(type)) return [];
  seen.add(type);
  return type.getProperties().flatMap((symbol) => {
    const name = path ? `${path}.${symbol.name}` : symbol.name;
    const of = checker.getNonNullableType(checker.getTypeOfSymbol(symbol));
    if (of.getCallSignatures().length > 0) return [{ name, symbol }];
    const declared = of.getSymbol();
    return declared && isOurs(declared) && of.isClassOrInterface()
      ? methodsOf(of, name, seen)
      : declared && isOurs(declared)
        ? methodsOf(of, name, seen)
        : [];
  });
}
const hibob = exported.find(({ at }) => at === "src/index.ts: HiBob")!;
const methods = methodsOf(checker.getDeclaredTypeOfSymbol(hibob.symbol), "").filter(
  ({ name }) => /\./.test(name) && !name.startsWith("client."),
);

describe("the docstrings", () => {
  it("stand on every public export", () => {
    expect(exported.length).toBeGreaterThan(150);
    expect(exported.filter(({ symbol }) => textOf(symbol).length < 15).map(({ at }) => at)).toEqual([]);
  });

  it("tell for every method that calls Bob the permission, the source, and show an example", () => {
    expect(methods.length).toBeGreaterThan(100);
    const lacking = methods.flatMap(({ name, symbol }) => {
      const text = textOf(symbol);
      const tags = symbol.getJsDocTags(checker).map((tag) => tag.name);
      const lacks = [
        ...(/\bneeds?\b/i.test(text) ? [] : ["permission"]),
        ...(/\bSource:/.test(text) ? [] : ["source"]),
        ...(tags.includes("example") ? [] : ["example"]),
      ];
      return lacks.length > 0 ? [`${name}: ${lacks.join(", ")}`] : [];
    });
    expect(lacking).toEqual([]);
  });
});
