import { createFakeHiBob, type FakeOptions, VirtualClock } from "hibob-kit/testing";
import { vi } from "vitest";
import { type Outcome, run } from "./terminal.ts";

/** A fake in place of the network, and the command that checks it, on a clock whose waits take no time. */
export function checkRig(options: FakeOptions = {}) {
  const clock = new VirtualClock();
  const fake = createFakeHiBob({ employees: 60, seed: 3, clock, ...options });
  const fetch = vi.spyOn(globalThis, "fetch").mockImplementation((input, init) => fake.fetch(input as Request, init));
  const { id, token } = fake.serviceUser;
  const env = { HIBOB_SERVICE_USER_ID: id, HIBOB_SERVICE_USER_TOKEN: token };
  return {
    clock,
    fake,
    fetch,
    env,
    check: (argv: readonly string[], terminal: Parameters<typeof run>[1] = {}): Promise<Outcome> =>
      clock.run(run(["check", ...argv], { env, clock, ...terminal })),
    /** Lets something happen so many seconds after now. */
    after: (seconds: number, act: () => void): void => void clock.sleep(seconds * 1000).then(act),
  };
}
