import { InvalidInputError } from "../../client/errors.ts";
import { chance, hash } from "../company/draws.ts";
import type { Message } from "./envelope.ts";

/** How deliveries come, besides in order and once. */
export interface WebhookBehaviour {
  /** Sends every event twice, or that percentage of them. Default false. */
  readonly duplicates?: boolean | number;
  /**
   * Shuffles what is sent in one burst: the events that happened with nothing awaited in between, or those between `hold` and
   * `release`. Default false.
   */
  readonly outOfOrder?: boolean;
  /** Names changed fields in `data.fieldUpdatesIds`, as older payloads do, instead of `data.fieldUpdates`. Default false. */
  readonly olderNames?: boolean;
}

/** @throws {InvalidInputError} for what is no behaviour */
export function checkedBehaviour(behaviour: WebhookBehaviour): WebhookBehaviour {
  const { duplicates = false, outOfOrder = false, olderNames = false, ...others } = behaviour;
  const [unknown] = Object.keys(others);
  const problem =
    unknown !== undefined
      ? `there is no behaviour ${unknown}; there are duplicates, outOfOrder and olderNames`
      : typeof duplicates !== "boolean" && !(typeof duplicates === "number" && duplicates >= 0 && duplicates <= 100)
        ? "duplicates must be true, false, or a percentage from 0 to 100"
        : typeof outOfOrder !== "boolean" || typeof olderNames !== "boolean"
          ? "outOfOrder and olderNames must be true or false"
          : undefined;
  if (problem !== undefined) throw new InvalidInputError(`Fake HiBob: ${problem}`);
  return { duplicates, outOfOrder, olderNames };
}

/** The deliveries of one burst. The same seed makes the same of the same events. */
export function arranged(burst: readonly Message[], { duplicates = false, outOfOrder = false }: WebhookBehaviour, seed: number): Message[] {
  const percent = typeof duplicates === "number" ? duplicates : duplicates ? 100 : 0;
  const deliveries = burst.flatMap((message) => (chance(hash(seed, message.nth), percent) ? [message, message] : [message]));
  return outOfOrder ? shuffled(deliveries, seed) : deliveries;
}

function shuffled(deliveries: readonly Message[], seed: number): Message[] {
  const order = [...deliveries];
  const salt = hash(seed ^ 0x0dd, order[0]?.nth ?? 0);
  for (let at = order.length - 1; at > 0; at--) {
    const other = hash(salt, at) % (at + 1);
    [order[at], order[other]] = [order[other]!, order[at]!];
  }
  // Chance may leave all where they were; whoever asks for disorder gets some.
  const inOrder = order.every(({ nth }, at) => at === 0 || nth >= order[at - 1]!.nth);
  return inOrder ? order.reverse() : order;
}
