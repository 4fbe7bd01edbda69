import { type Block, type CheckItem, type Detail, legible, type Page, pieces, type Section, seen, type Text, visible } from "./document.ts";

/** Makes text mean nothing to Markdown, so that names show as they are. */
function escapeMarkdown(text: string): string {
  return text
    .replace(/[\\`*_[\]|~$]/g, "\\$&")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replace(/:(?=\/\/)|(?<=\bwww)\./gi, "\\$&") // GitHub makes links of bare addresses
    .replace(/@(?=\w)|#(?=\d)/g, "$&<!-- -->"); // … notes to people of @names, and links to issues of #1
}

/** The same for text that begins a line, where more signs have a meaning. */
const atStart = (text: string): string => text.replace(/^(\d+)([.)])/, "$1\\$2").replace(/^[#>+=-]/, "\\$&");

/** A fence that is longer than any run of backticks within. */
const fenceOf = (text: string, least: number): string =>
  "`".repeat(Math.max(least, ...(text.match(/`+/g) ?? []).map((run) => run.length + 1)));

/** A run of code. */
function code(text: string): string {
  const fence = fenceOf(text, 1);
  return fence.length > 1 ? `${fence} ${text} ${fence}` : `${fence}${text}${fence}`;
}

const strong = (text: string): string => `**${escapeMarkdown(visible(text))}**`;

/** A text in Markdown. */
const inline = (text: Text): string =>
  pieces(text)
    .map((piece, index) => {
      if (typeof piece === "string") {
        const escaped = escapeMarkdown(legible(piece));
        return index === 0 ? atStart(escaped) : escaped;
      }
      if ("strong" in piece) return strong(piece.strong);
      if ("code" in piece) return code(visible(piece.code));
      const label = strong(piece.path.at(-1) ?? "");
      const menus = piece.path.slice(0, -1).map((part) => escapeMarkdown(visible(part)));
      const joined = [...menus, label].join(" > ");
      return index === 0 ? atStart(joined) : joined;
    })
    .join("");

const detail = ({ term, text }: Detail): string => `${escapeMarkdown(term)}: ${inline(text)}`;

function item({ box, details, waiting }: CheckItem, indent: string): string[] {
  const inner = `${indent}  `;
  return [
    `${indent}- [ ] ${inline([box])}`,
    ...details.map((each) => `${inner}- ${detail(each)}`),
    ...(waiting ? [`${inner}- ${inline(waiting.intro)}`, ...waiting.items.flatMap((each) => item(each, `${inner}  `))] : []),
  ];
}

function block(content: Block): string[] {
  switch (content.kind) {
    case "paragraph":
      return [inline(content.text)];
    case "note":
      return [`> **${escapeMarkdown(content.label)}:** ${inline(["", ...pieces(content.text)])}`];
    case "facts":
      return content.facts.map((fact) => `- ${detail(fact)}`);
    case "steps":
      return content.items.map((text, index) => `${index + 1}. ${inline(text)}`);
    case "checklist":
      return content.items.flatMap((each) => item(each, ""));
    case "table": {
      const row = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
      return [
        row(content.columns.map(escapeMarkdown)),
        row(content.columns.map(() => "---")),
        ...content.rows.map((cells) => row(cells.map(inline))),
      ];
    }
    case "command": {
      const fence = fenceOf(content.command, 3);
      return [`${fence}sh`, seen(content.command), fence];
    }
  }
}

const blocks = (contents: readonly Block[]): string[] => contents.flatMap((content) => ["", ...block(content)]);

const section = ({ heading, blocks: contents, sections = [] }: Section, level: number): string[] => [
  "",
  `${"#".repeat(level)} ${inline(heading)}`,
  ...blocks(contents),
  ...sections.flatMap((each) => section(each, level + 1)),
];

/** The page in GitHub's Markdown, with task lists. */
export function writeMarkdown(page: Page): string {
  const figures = page.figures.map(({ count, label }) => `${count} ${label}`).join(", ");
  return `${[
    `# ${inline(page.title)}`,
    "",
    `**${escapeMarkdown(page.result)}**`,
    ...(figures ? ["", `${escapeMarkdown(figures)}.`] : []),
    ...blocks(page.blocks),
    ...page.sections.flatMap((each) => section(each, 2)),
    "",
    "---",
    "",
    inline(page.footer),
  ].join("\n")}\n`;
}
