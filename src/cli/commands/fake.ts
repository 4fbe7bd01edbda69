import { InvalidInputError } from "../../client/index.ts";
import type { ScenarioName } from "../../testing/index.ts";
import type { Command } from "../command.ts";

/** `hibob-kit fake`: a fake HiBob on a port of this machine, for programs in any language. */
export const fake: Command = {
  summary: "Serve a fake Bob with an invented company, for tests",
  usage: `hibob-kit fake [--port N] [--employees N] [--seed N] [--scenario NAMES] [--limits on|off] [--json]
hibob-kit fake --scenarios

Answers on this machine only, until Ctrl-C. The same seed gives the same company. Programs let things happen in it, move
its clock and set faults at /__fake; GET /__fake lists how.

  --port       default 4010; 0 picks a free one
  --employees  size of the company (default 200)
  --seed       which company (default 1)
  --scenario   a state of affairs, or several with commas: no-payroll,no-leavers
  --scenarios  what scenarios there are
  --limits     whether Bob's rate limits apply (default on, unless a scenario says otherwise)
  --json       address and credentials, or the scenarios, as one line of JSON`,
  options: {
    port: { type: "string" },
    employees: { type: "string" },
    seed: { type: "string" },
    scenario: { type: "string" },
    scenarios: { type: "boolean" },
    limits: { type: "string" },
    json: { type: "boolean" },
  },

  async run({ port, employees, seed, scenario, scenarios, limits, json }, terminal) {
    if (limits !== undefined && limits !== "on" && limits !== "off") throw new InvalidInputError("--limits must be on or off");
    const { createFakeHiBob, MovableClock, SCENARIOS } = await import("../../testing/index.ts");
    if (scenarios) {
      const width = Math.max(...Object.keys(SCENARIOS).map(({ length }) => length));
      const lines = Object.entries(SCENARIOS).map(([name, summary]) => `${name.padEnd(width)}  ${summary}\n`);
      await terminal.out(json ? `${JSON.stringify(SCENARIOS)}\n` : lines.join(""));
      return 0;
    }
    const names = (typeof scenario === "string" ? scenario.split(",").map((name) => name.trim()) : []) as ScenarioName[];
    const bob = createFakeHiBob({
      employees: wholeNumber("--employees", employees, 200, 0, 100_000),
      seed: wholeNumber("--seed", seed, 1, 0, 2 ** 31),
      scenarios: names,
      clock: new MovableClock(),
      limits,
    });
    await using server = await bob.listen({ port: wholeNumber("--port", port, 4010, 0, 65_535) });
    const { url, control } = server;
    const { id, token } = bob.serviceUser;
    await terminal.out(
      json
        ? `${JSON.stringify({ url, serviceUser: { id, token }, control })}\n`
        : `HIBOB_BASE_URL=${url}\nHIBOB_SERVICE_USER_ID=${id}\nHIBOB_SERVICE_USER_TOKEN=${token}\n`,
    );
    terminal.err(`A fake Bob with ${bob.company.employees.length} invented people; ${control} steers it. Ctrl-C ends it.\n`);
    if (!terminal.signal.aborted) await new Promise((resolve) => terminal.signal.addEventListener("abort", resolve, { once: true }));
    return 0;
  },
};

function wholeNumber(option: string, text: unknown, fallback: number, least: number, most: number): number {
  if (text === undefined) return fallback;
  const value = Number(text);
  if (typeof text === "string" && /^\d+$/.test(text) && value >= least && value <= most) return value;
  throw new InvalidInputError(`${option} must be a whole number from ${least} to ${most}`);
}
