import { ENDPOINT_IDS, MODULES } from "./domains/index.ts";
import type { FakeSettings } from "./options.ts";
import { refuse } from "./refusing.ts";

/** All settings together; a later one wins, but limits and missing modules add up. */
export function settled(all: readonly FakeSettings[]): FakeSettings {
  let result: FakeSettings = {};
  for (const next of all) {
    const { limits = result.limits, withoutModules = [] } = next;
    const own = Object.entries(next).filter(([, value]) => value !== undefined);
    for (const [key, value] of own) check(key, value);
    result = {
      ...result,
      ...(Object.fromEntries(own) as FakeSettings),
      limits: typeof limits === "object" && typeof result.limits === "object" ? { ...result.limits, ...limits } : limits,
      withoutModules: [...(result.withoutModules ?? []), ...withoutModules],
    };
  }
  return result;
}

/** What is wrong with a setting, or nothing. */
type Problem = (value: unknown) => string | undefined | false;

const wholeNumber: Problem = (value) => !(Number.isSafeInteger(value) && (value as number) >= 0) && "must be a whole number, 0 or more";

const oneOf =
  (...values: readonly unknown[]): Problem =>
  (value) =>
    !values.includes(value) && `must be ${values.map((one) => JSON.stringify(one)).join(" or ")}`;

const listOf: Problem = (value) => !Array.isArray(value) && "must be a list";

function limitsProblem(value: unknown): string | undefined {
  if (value === "on" || value === "off") return undefined;
  if (typeof value !== "object" || value === null) return 'must be "on", "off", or requests a minute by id of the endpoint';
  const stray = Object.keys(value).find((id) => !ENDPOINT_IDS.includes(id));
  if (stray !== undefined) return `name no endpoint ${JSON.stringify(stray)}; ids look like POST /people/search`;
  return Object.values(value).some(wholeNumber) ? "must be whole numbers, 0 or more" : undefined;
}

const modulesProblem: Problem = (value) =>
  listOf(value) || ((value as unknown[]).some((name) => !MODULES.includes(String(name))) && `must be among ${MODULES.join(", ")}`);

const PROBLEMS: Readonly<Record<keyof FakeSettings, Problem>> = {
  employees: wholeNumber,
  seed: wholeNumber,
  clock: (value) => typeof (value as { now?: unknown } | null)?.now !== "function" && "must be a Clock, e.g. new VirtualClock()",
  limits: limitsProblem,
  lockout: oneOf(true, false),
  lag: wholeNumber,
  permissions: listOf,
  // Checked where they are set, which may be later too.
  permissionModel: () => undefined,
  audience: () => undefined,
  withoutModules: modulesProblem,
  notFound: oneOf("json", "html"),
};

// Options come from other languages as well, where no compiler sees what is misspelt.
function check(key: string, value: unknown): void {
  if (!Object.hasOwn(PROBLEMS, key)) throw refuse(`there is no option ${key}`, `There are scenarios, ${Object.keys(PROBLEMS).join(", ")}`);
  const problem = PROBLEMS[key as keyof FakeSettings](value);
  if (problem) throw refuse(`${key} ${problem}`);
}
