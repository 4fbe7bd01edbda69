import { InvalidInputError } from "../../client/index.ts";
import type { Command } from "../command.ts";

/** `hibob-kit fake`: a fake HiBob on a port of this machine, for programs in any language. */
export const fake: Command = {
  summary: "Serve a fake Bob with an invented company, for tests",
  usage: `hibob-kit fake [--port N] [--employees N] [--seed N] [--limits on|off] [--json]

Answers on this machine only, until Ctrl-C. The same seed gives the same company.

  --port       default 4010; 0 picks a free one
  --employees  size of the company (default 200)
  --seed       which company (default 1)
  --limits     whether Bob's rate limits apply (default on)
  --json       address and credentials as one line of JSON`,
  options: {
    port: { type: "string" },
    employees: { type: "string" },
    seed: { type: "string" },
    limits: { type: "string" },
    json: { type: "boolean" },
  },

  async run({ port, employees, seed, limits = "on", json }, terminal) {
    if (limits !== "on" && limits !== "off") throw new InvalidInputError("--limits must be on or off");
    const { createFakeHiBob } = await import("../../testing/index.ts");
    const bob = createFakeHiBob({
      employees: wholeNumber("--employees", employees, 200, 1, 100_000),
      seed: wholeNumber("--seed", seed, 1, 0, 2 ** 31),
      limits,
    });
    await using server = await bob.listen({ port: wholeNumber("--port", port, 4010, 0, 65_535) });
    const { url } = server;
    const { id, token } = bob.serviceUser;
    await terminal.out(
      json
        ? `${JSON.stringify({ url, serviceUser: { id, token } })}\n`
        : `HIBOB_BASE_URL=${url}\nHIBOB_SERVICE_USER_ID=${id}\nHIBOB_SERVICE_USER_TOKEN=${token}\n`,
    );
    terminal.err("A fake Bob with invented people. Ctrl-C ends it.\n");
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
