import { parseArgs } from "node:util";
import { InvalidInputError, isHiBobError } from "../client/index.ts";
import type { Command } from "./command.ts";
import { changes } from "./commands/changes.ts";
import { check } from "./commands/check.ts";
import { fake } from "./commands/fake.ts";
import { sync } from "./commands/sync.ts";
import type { Terminal } from "./terminal.ts";

const COMMANDS: Readonly<Record<string, Command>> = { check, sync, changes, fake };

const overview = `hibob-kit: which permission is missing, Bob's data in your database, what changed since, and a fake Bob to test against

${Object.entries(COMMANDS)
  .map(([name, { summary }]) => `  hibob-kit ${name.padEnd(8)} ${summary}`)
  .join("\n")}

hibob-kit COMMAND --help explains a command.
`;

/** Runs the command line and gives the exit status. Every failure is one line that says what to do. */
export async function main(argv: readonly string[], terminal: Terminal): Promise<number> {
  const [name, ...rest] = argv;
  if (name === undefined || name === "--help" || name === "-h" || name === "help") {
    await terminal.out(overview);
    return name === undefined ? 1 : 0;
  }
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!command) {
    terminal.err(`hibob-kit: there is no command "${name}". There are: ${Object.keys(COMMANDS).join(", ")}.\n`);
    return 1;
  }
  try {
    const { values, tokens } = parseArgs({
      tokens: true,
      args: rest,
      options: { ...command.options, help: { type: "boolean", short: "h" } },
      allowPositionals: false,
    });
    const given = tokens.flatMap((token) => (token.kind === "option" ? [token.rawName] : []));
    const doubled = given.find((option, index) => given.indexOf(option) !== index);
    if (doubled) throw new InvalidInputError(`${doubled} was given twice`, { hint: "Give it once, with commas between several values" });
    if (values.help) {
      await terminal.out(`${command.usage}\n`);
      return 0;
    }
    return await command.run(values, terminal);
  } catch (error) {
    if ((error as { code?: unknown }).code === "EPIPE") return 0; // a reader that has seen enough (`| head`) is no failure
    terminal.err(`hibob-kit: ${lineOf(error, name)}\n`);
    return 1;
  }
}

function lineOf(error: unknown, command: string): string {
  const { code, message } = error as { code?: unknown; message?: unknown };
  const line = String(message ?? error).split("\n")[0] ?? "";
  if (typeof code === "string" && code.startsWith("ERR_PARSE_ARGS")) {
    return `${line.split(". ")[0]?.replace(/\.$/, "")}. hibob-kit ${command} --help shows the options.`;
  }
  return isHiBobError(error) ? (/[.?!]$/.test(line) ? line : `${line}.`) : `unexpected failure: ${line}`;
}
