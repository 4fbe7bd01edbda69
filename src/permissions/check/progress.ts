import type { CheckProgress } from "./check.ts";
import type { Step } from "./look.ts";

/** Tells a caller how far a check is. */
export function progressOf(tell: ((progress: CheckProgress) => void) | undefined) {
  let [done, total, last] = [0, 2, ""]; // the fields of the account, and its people
  const note = (text: string) => {
    if (last !== "") done++;
    total = Math.max(total, done + 1);
    last = text;
    tell?.({ done, total, note: text });
  };
  return {
    note,
    /** Goes from step to step. */
    async run(steps: readonly Step[]): Promise<void> {
      total = done + 1 + steps.length;
      for (const step of steps) {
        note(step.note);
        await step.run();
      }
    },
    end() {
      done = total;
      tell?.({ done, total, note: "Done" });
    },
  };
}
