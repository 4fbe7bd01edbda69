import type { Endpoint } from "../../src/client/endpoint.ts";
import { routes } from "../../src/testing/domains/index.ts";
import { contracts } from "../contract/contracts.ts";
import { declaredEndpoints } from "../contract/declared.ts";
import { fakePage } from "./fake-page.ts";
import { HEAD, table } from "./markdown.ts";
import { MISSING, NEWER, SPECIFIED } from "./operations.ts";
import { permissionsPage } from "./permissions-page.ts";
import { viewsPage } from "./views-page.ts";

/** An operation as it can be compared: what a hole is called does not count. */
const comparable = (id: string): string => id.replace(/\{\w+\}/g, "{}");

/** The keys of a declared object, whichever way it was built. */
function keysOf(schema: unknown): string[] {
  const { shape } = (schema as { def?: { shape?: Record<string, unknown> } } | undefined)?.def ?? {};
  return Object.entries(shape ?? {}).flatMap(([key, value]) => [
    key,
    ...keysOf(value),
    ...keysOf((value as { def?: { innerType?: unknown } }).def?.innerType),
  ]);
}

const pagingOf = ({ query, body }: Endpoint): string => {
  const keys = [...keysOf(query), ...keysOf(body)];
  return keys.includes("cursor") ? (keysOf(query).includes("cursor") ? "cursor in the query" : "cursor in the body") : "";
};

/** How users call an endpoint: the methods whose contracts send it. */
const methodsOf = ({ id }: Endpoint): string => {
  const calls = Object.values(contracts).flat();
  const names = calls.filter(({ endpoint }) => endpoint.id === id).map(({ name, method = name }) => `\`${method}\``);
  return [...new Set(names)].join(", ");
};

const row = (endpoint: Endpoint): string[] => [
  `\`${endpoint.id}\``,
  methodsOf(endpoint),
  endpoint.perMinute === undefined ? "not documented" : String(endpoint.perMinute),
  endpoint.permissions ? endpoint.permissions.map(({ place }) => place).join("; ") || "none of its own" : "not documented",
  pagingOf(endpoint),
  endpoint.effect,
];

/** The pages below `docs/`, by their paths. */
export async function generatedPages(): Promise<ReadonlyMap<string, string>> {
  const domains = await declaredEndpoints();
  const pages = new Map<string, string>();
  for (const [domain, endpoints] of domains) {
    pages.set(
      `docs/reference/${domain}.md`,
      `${HEAD}\n# ${domain}\n\nLimits are requests a minute; one that is not documented is learnt from Bob's answers. An effect of \`read\` or \`idempotent\` may be\nsent again after a failure, \`write\` never is.\n\n${table(
        ["endpoint", "method", "limit", "permission", "paging", "effect"],
        endpoints.map(row),
      )}\n`,
    );
  }
  pages.set(
    "docs/reference/README.md",
    `${HEAD}\n# Reference\n\nWhat each module sends to Bob. What the methods take and give is in their docstrings.\n\n${table(
      ["module", "import", "endpoints"],
      [...domains].map(([domain, endpoints]) => [`[${domain}](${domain}.md)`, `\`hibob-kit/${domain}\``, String(endpoints.length)]),
    )}\n\nVerbs, scenarios and permissions of the fake Bob: [fake](fake.md). The boxes of Bob's permission screen: [permissions](permissions.md).\nThe views in a database that a sync keeps: [views](views.md).\n`,
  );
  pages.set("docs/reference/fake.md", fakePage());
  pages.set("docs/reference/permissions.md", permissionsPage());
  pages.set("docs/reference/views.md", viewsPage());
  pages.set("docs/coverage.md", coveragePage([...domains.values()].flat()));
  return pages;
}

/** The operations with a known path that no endpoint declares. */
export function notDeclared(endpoints: readonly Endpoint[]): string[] {
  const declared = new Set(endpoints.map(({ id }) => comparable(id)));
  return [...SPECIFIED, ...NEWER].filter((operation) => !declared.has(comparable(operation)));
}

function coveragePage(endpoints: readonly Endpoint[]): string {
  const byOperation = new Map(endpoints.map((endpoint) => [comparable(endpoint.id), endpoint]));
  const answered = new Set(routes.map(({ endpoint }) => endpoint.id));
  const rows = (operations: readonly string[]) =>
    operations.map((operation) => {
      const endpoint = byOperation.get(comparable(operation));
      return [
        `\`${operation}\``,
        endpoint ? methodsOf(endpoint) : "**not declared**",
        endpoint && answered.has(endpoint.id) ? "yes" : "not yet",
      ];
    });
  const counted = (what: string, operations: readonly string[]) => {
    const declared = operations.map((operation) => byOperation.get(comparable(operation))).filter((endpoint) => endpoint !== undefined);
    return `| ${what} | ${operations.length} | ${declared.length} | ${declared.filter(({ id }) => answered.has(id)).length} |`;
  };
  const head = ["operation", "method", "answered by the fake"];
  return `${HEAD}
# Coverage of Bob's public API

| operations | known | declared | answered by the fake |
| --- | --- | --- | --- |
${[counted("in HiBob's specification of June 2025", SPECIFIED), counted("newer, with known path and body", NEWER), counted("all", [...SPECIFIED, ...NEWER])].join("\n")}

"Answered by the fake": by [\`hibob-kit/testing\`](testing.md), from its state.

## Missing

What is known to exist and cannot be declared without guessing. \`client.request()\` reaches it once you know its path.

${table(["what", "why it is missing"], MISSING)}

## In the specification of June 2025

${table(head, rows(SPECIFIED))}

## Newer

${table(head, rows(NEWER))}
`;
}
