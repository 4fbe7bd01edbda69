import { stat } from "node:fs/promises";
import { dirname, extname } from "node:path";
import { InvalidInputError } from "../client/index.ts";
import type { PermissionModel, Plan, PlannedStream, PresetName, RenderFormat } from "../permissions/index.ts";

/** What `hibob-kit check` was asked for. */
export interface CheckRequest {
  readonly plan: Plan;
  readonly format: RenderFormat;
  /** JSON without line breaks, for programs. */
  readonly oneLine: boolean;
  readonly out: string | undefined;
  readonly compare: string | undefined;
  readonly guide: boolean;
  readonly thorough: boolean;
  readonly model: PermissionModel | undefined;
  /** Time between two checks; absent when there is to be one. */
  readonly everyMs: number | undefined;
}

const ENDINGS: Readonly<Record<string, RenderFormat>> = {
  ".html": "html",
  ".htm": "html",
  ".md": "markdown",
  ".markdown": "markdown",
  ".json": "json",
  ".txt": "text",
};
const FORMATS: readonly string[] = ["text", "markdown", "json", "html"] satisfies RenderFormat[];

/** Reads the options of the command, and refuses what does not fit together. */
export async function checkRequest(values: Readonly<Record<string, unknown>>): Promise<CheckRequest> {
  const { guide = false, watch = false, thorough = false, json = false } = values as Readonly<Record<string, boolean | undefined>>;
  const { model, out, compare, every } = values as Readonly<Record<string, string | undefined>>;
  if (model !== undefined && model !== "category" && model !== "field") throw new InvalidInputError("--model must be category or field");
  const other = guide && ["watch", "thorough", "compare", "model"].find((name) => values[name] !== undefined);
  if (other) throw new InvalidInputError(`--guide looks at no account, so --${other} does not go with it`);
  if (watch && compare) throw new InvalidInputError("--watch compares its own checks, so --compare does not go with it");
  if (every !== undefined && !watch) throw new InvalidInputError("--every is the pause of --watch", { hint: "Give both" });
  const { format, oneLine } = formatOf(values.format as string | undefined, json, out);
  if (out !== undefined) await checkPlace(out);
  return { plan: planOf(values), format, oneLine, out, compare, guide, thorough, model, everyMs: watch ? pauseOf(every) : undefined };
}

function planOf(values: Readonly<Record<string, unknown>>): Plan {
  const list = (name: string): string[] | undefined => {
    const items = (values[name] as string | undefined)?.split(",").map((item) => item.trim());
    if (items?.includes("")) throw new InvalidInputError(`--${name} has an empty entry`, { hint: "Give names with commas between them" });
    return items;
  };
  const [presets, streams, fields, endpoints, folders] = ["for", "streams", "fields", "endpoints", "folders"].map(list);
  if (!presets && !streams && !fields && !endpoints) {
    throw new InvalidInputError("What is going to be read? Give --for, --streams, --fields or --endpoints", {
      hint: "E.g. --for base,salary; hibob-kit check --help lists what there is",
    });
  }
  return {
    presets: presets as PresetName[] | undefined,
    streams: streams as PlannedStream[] | undefined,
    fields: fields?.length === 1 && fields[0] === "all" ? "all" : fields,
    endpoints,
    folders,
  };
}

function formatOf(format: string | undefined, json: boolean, out: string | undefined): Pick<CheckRequest, "format" | "oneLine"> {
  if (format !== undefined && !FORMATS.includes(format)) throw new InvalidInputError(`--format must be one of ${FORMATS.join(", ")}`);
  const ending = out === undefined ? undefined : extname(out).toLowerCase();
  const ofFile = ending === undefined ? undefined : ENDINGS[ending];
  if (json && (format ?? ofFile ?? "json") !== "json") {
    throw new InvalidInputError(`--json and ${format ? `--format ${format}` : `a file that ends in ${ending}`} contradict each other`, {
      hint: "Give one of them",
    });
  }
  if (json) return { format: "json", oneLine: true };
  if (format === undefined && ending !== undefined && !ofFile) {
    throw new InvalidInputError(`The name ${out} does not tell the format`, {
      hint: "End it in .html, .md, .json or .txt, or give --format",
    });
  }
  return { format: (format as RenderFormat | undefined) ?? ofFile ?? "text", oneLine: false };
}

/** Better told before the check than after it. */
async function checkPlace(file: string): Promise<void> {
  const found = await stat(file).catch(() => undefined);
  if (found && !found.isFile()) throw new InvalidInputError(`${file} is no file`, { hint: "Give --out the name of a file" });
  const folder = dirname(file);
  if (!found && !(await stat(folder).catch(() => undefined))?.isDirectory()) {
    throw new InvalidInputError(`The folder ${folder} does not exist`, { hint: "Make it, or give --out another name" });
  }
}

const UNITS: Readonly<Record<string, number>> = { s: 1000, m: 60_000, h: 3_600_000 };

// The client remembers a refusal for a minute, so nothing new can be seen sooner.
const LEAST_PAUSE = 60_000;

function pauseOf(text = "60s"): number {
  const [, number, unit = ""] = /^(\d+)([smh])$/.exec(text) ?? [];
  const pause = Number(number) * (UNITS[unit] ?? 0);
  if (pause >= LEAST_PAUSE && pause <= 24 * 3_600_000) return pause;
  throw new InvalidInputError("--every must be a time from 60s to 24h", { hint: "E.g. --every 2m" });
}
