import { join } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { MODULES } from "../../src/testing/domains/index.ts";
import { ALL_PERMISSIONS } from "../../src/testing/permission-keys.ts";
import { SCENARIOS } from "../../src/testing/scenarios.ts";
import { HEAD, table } from "./markdown.ts";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));

interface Verb {
  /** The interface that it is part of, e.g. `PeopleVerbs`. */
  readonly group: string;
  readonly name: string;
  /** `hire(input: HireInput): FakeEmployee` */
  readonly signature: string;
  readonly summary: string;
}

/** Every verb of the fake, as its type and docstring have it. */
function verbs(): Verb[] {
  const { config } = ts.readConfigFile(join(ROOT, "tsconfig.json"), ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, ROOT);
  const entry = join(ROOT, "src/testing/domains/verbs.ts");
  const program = ts.createProgram([entry], { ...options, skipLibCheck: true });
  const checker = program.getTypeChecker();
  const exported = checker.getExportsOfModule(checker.getSymbolAtLocation(program.getSourceFile(entry)!)!);
  const type = checker.getDeclaredTypeOfSymbol(exported.find(({ name }) => name === "FakeVerbs")!);
  return type.getProperties().map((symbol) => {
    const declaration = symbol.valueDeclaration!;
    const [signature] = checker.getTypeOfSymbol(symbol).getCallSignatures();
    const text = ts.displayPartsToString(symbol.getDocumentationComment(checker)).replaceAll(/\s+/g, " ");
    return {
      group: (declaration.parent as ts.InterfaceDeclaration).name.text,
      name: symbol.name,
      signature: symbol.name + checker.signatureToString(signature!, declaration, ts.TypeFormatFlags.NoTruncation),
      summary: /^.*?[.:](?= |$)/.exec(text)?.[0].replace(/:$/, ".") ?? text,
    };
  });
}

const titleOf = (group: string): string =>
  group
    .replace(/Verbs$/, "")
    .replaceAll(/(?<=[a-z])(?=[A-Z])/g, " ")
    .replaceAll(/ [A-Z]/g, (letter) => letter.toLowerCase());

/** `docs/reference/fake.md`. */
export function fakePage(): string {
  const groups = Map.groupBy(verbs(), ({ group }) => group);
  const tables = [...groups].map(
    ([group, members]) =>
      `### ${titleOf(group)}\n\n${table(
        ["verb", "what happens"],
        members.map(({ signature, summary }) => [`\`${signature}\``, summary]),
      )}`,
  );
  const rows = Object.entries(SCENARIOS).map(([name, summary]) => [`\`${name}\``, summary]);
  return `${HEAD}
# The fake Bob: verbs, scenarios, permissions

How to use it: [testing](../testing.md).

## Scenarios

\`createFakeHiBob({ scenarios: ["no-payroll", "lag"] })\`, \`hibob-kit fake --scenario no-payroll,lag\`. Those that are named all hold at
once; settings given beside them win.

${table(["scenario", "what it is like"], rows)}

## Verbs

What HR and employees do. Each takes effect at once, throws when it makes no sense, and is told by webhooks where Bob tells it.
Over a port: \`POST /__fake/verbs/<verb>\` with the list of arguments as JSON.

${tables.join("\n\n")}

## Permissions

Keys for \`permissions\`, \`fake.permissions.grant\` and \`revoke\`: ${ALL_PERMISSIONS.map((key) => `\`${key}\``).join(", ")}.

Besides these: \`field:<field id>.view\`, \`.edit\` and \`.viewHistory\` in the field-level model, and \`folder:<folder>.view\`, \`.upload\` and
\`.delete\` for single folders of documents. They follow their category, or the right to all folders, until they are granted or revoked.

## Modules

\`withoutModules\` takes parts of Bob away that customers buy apart; their operations answer 404 then: ${MODULES.map((name) => `\`${name}\``).join(", ")}.
`;
}
