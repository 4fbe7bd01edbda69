import { type Clock, LockoutError } from "../client/index.ts";

/** The client rests for seconds after a few refusals. Bob's own block lasts minutes, and is for people to look at. */
const LONGEST = 60_000;
/** One permission group may take away what twenty streams need, and each rest lets a few of them find out. */
const TIMES = 10;

/** Does the work, and again after each rest that the client takes because others were refused. */
export async function patiently<T>(
  { clock, signal }: { readonly clock: Clock; readonly signal: AbortSignal },
  work: () => Promise<T>,
): Promise<T> {
  for (let times = 1; ; times++) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof LockoutError) || times === TIMES) throw error;
      const rest = error.until.getTime() - clock.now();
      if (rest > LONGEST) throw error;
      await clock.sleep(rest, signal);
    }
  }
}
