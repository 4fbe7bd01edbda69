import {
  type Block,
  type CheckItem,
  type Detail,
  type Page,
  plain,
  type RenderOptions,
  type Section,
  seen,
  type Text,
} from "./document.ts";

const WIDE =
  /\p{Extended_Pictographic}|\p{Regional_Indicator}|[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|[\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u;

const letters = (text: string): string[] => [...new Intl.Segmenter("en").segment(text)].map(({ segment }) => segment);

/** Cells that a text takes on a terminal. */
const width = (text: string): number =>
  /^[\x20-\x7e]*$/.test(text) ? text.length : letters(text).reduce((sum, letter) => sum + (WIDE.test(letter) ? 2 : 1), 0);

/** A word in parts that fit. */
function broken(word: string, columns: number): string[] {
  if (width(word) <= columns) return [word];
  const parts = [""];
  for (const letter of letters(word)) {
    if (width(parts.at(-1)!) + width(letter) > columns) parts.push("");
    parts[parts.length - 1] += letter;
  }
  return parts;
}

/** A text in lines that fit. */
function wrapped(text: string, columns: number): string[] {
  const lines: string[] = [];
  let room = 0;
  for (const word of text.split(" ").flatMap((each) => broken(each, columns))) {
    const needed = width(word);
    if (lines.length > 0 && needed < room) lines[lines.length - 1] += ` ${word}`;
    else lines.push(word);
    room = lines.at(-1) === word ? columns - needed : room - needed - 1;
  }
  return lines;
}

/** The page for a terminal or a log: wrapped, plain symbols, colour only on request. */
export function writeText(page: Page, { columns: asked = 80, colour = false }: RenderOptions = {}): string {
  const columns = asked >= 20 ? asked : 20;
  const paint = (code: number) => (line: string) => (colour && line !== "" ? `\u001b[${code}m${line}\u001b[0m` : line);
  const bold = paint(1);
  const dim = paint(2);

  /** Wraps below a mark like `[ ] `: what follows the first line stands under its first word. */
  const marked = (mark: string, text: Text | string, indent: number): string[] => {
    const inner = " ".repeat(indent + mark.length);
    const lines = wrapped(plain(text), Math.max(columns - inner.length, 8));
    return lines.map((line, index) => (index === 0 ? `${" ".repeat(indent)}${mark}${line}` : `${inner}${line}`));
  };
  const detail = ({ term, text }: Detail, indent: number): string[] => marked("", [`${term}: `, plain(text)], indent);

  const item = ({ box, details, waiting }: CheckItem, indent: number): string[] => [
    ...marked("[ ] ", [box], indent).map(bold),
    ...details.flatMap((each) => detail(each, indent + 4)).map(dim),
    ...(waiting ? [...marked("", waiting.intro, indent + 4), ...waiting.items.flatMap((each) => item(each, indent + 4))] : []),
  ];

  /** A shell takes a command over several lines when all but the last end with a backslash, but not within quotes. */
  const command = (words: string): string[] => {
    const lines: string[] = [];
    for (const [word] of seen(words).matchAll(/(?:'[^']*'|\\.|[^\s'\\])+/g)) {
      const last = lines.at(-1);
      if (last !== undefined && last.length + word.length + 9 <= columns) lines[lines.length - 1] = `${last} ${word}`;
      else lines.push(word);
    }
    return lines.map((line, index) => `${index === 0 ? "    " : "      "}${line}${index < lines.length - 1 ? " \\" : ""}`);
  };

  const block = (content: Block): string[] => {
    switch (content.kind) {
      case "paragraph":
        return marked("", content.text, 0);
      case "note":
        return marked("", [`${content.label}: `, plain(content.text)], 0).map(bold);
      case "facts":
        return content.facts.flatMap((fact) => detail(fact, 0));
      case "steps":
        return content.items.flatMap((text, index) => marked(`${index + 1}. `, text, 2));
      case "checklist":
        return content.items.flatMap((each, index) => [...(index > 0 ? [""] : []), ...item(each, 2)]);
      case "table":
        return content.rows.flatMap(([first = "", ...others]) => [
          ...marked("- ", first, 2),
          ...others.flatMap((cell, index) => detail({ term: content.columns[index + 1] ?? "", text: cell }, 6)).map(dim),
        ]);
      case "command":
        return command(content.command);
    }
  };
  const blocks = (contents: readonly Block[]): string[] => contents.flatMap((content) => ["", ...block(content)]);

  const section = ({ heading, blocks: contents, sections = [] }: Section, level: number): string[] => {
    const lines = marked("", level === 2 ? plain(heading).toUpperCase() : heading, 0);
    const rule = level === 2 ? ["-".repeat(Math.max(...lines.map(width)))] : [];
    return [
      "",
      "",
      ...[...lines, ...rule].map(bold),
      ...blocks(contents),
      ...sections.flatMap((each) => section(each, level + 1).slice(1)),
    ];
  };

  const title = marked("", page.title, 0);
  const figures = page.figures.map(({ count, label }) => `${count} ${label}`).join(", ");
  return `${[
    ...title.map(bold),
    ...["=".repeat(Math.max(...title.map(width)))].map(bold),
    "",
    ...marked("", page.result, 0).map(bold),
    ...(figures ? marked("", `${figures}.`, 0) : []),
    ...blocks(page.blocks),
    ...page.sections.flatMap((each) => section(each, 2)),
    "",
    "",
    ...marked("", page.footer, 0).map(dim),
  ].join("\n")}\n`;
}
