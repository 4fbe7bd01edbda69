import { InvalidInputError } from "../client/index.ts";
import type { FollowedStream, ListedStream, Stream } from "./stream.ts";

type WithDefaults<S extends Stream> = Omit<S, "isVolatile" | "isSet"> & {
  /** Fields that move without an HR event: their moves are no changes. Default none. */
  readonly isVolatile?: ((field: string) => boolean) | undefined;
  /** Fields whose arrays have no order. Default none. */
  readonly isSet?: ((field: string) => boolean) | undefined;
};

/** A stream of one's own: `read` for what Bob lists completely, `follow` for what is read bit by bit. */
export type StreamDefinition = WithDefaults<ListedStream> | WithDefaults<FollowedStream>;

/**
 * Makes a stream of whatever Bob has, or another source. Keys must be ASCII and rise from batch to batch; the engine checks that.
 *
 * @throws {InvalidInputError} for a name that is none, or without exactly one of `read` and `follow`
 * @example
 * const goals = defineStream({
 *   name: "goals",
 *   async *read({ bob, signal }) {
 *     const found = await bob.tasks.list({ signal });
 *     const records = found.map((task) => ({ key: String(task.id), content: { ...task } }));
 *     records.sort((a, b) => (a.key < b.key ? -1 : 1));
 *     const last = records.at(-1);
 *     if (last) yield { records, upTo: last.key };
 *   },
 * });
 * createSync({ bob, store: memoryStore(), streams: ["employees", goals] });
 */
export function defineStream(definition: StreamDefinition): Stream {
  const { name } = definition;
  if (typeof name !== "string" || !/^[A-Za-z][\w-]*$/.test(name)) {
    throw new InvalidInputError("A stream's name must be letters, digits, - and _, beginning with a letter");
  }
  if ("read" in definition === "follow" in definition) {
    throw new InvalidInputError(`Stream ${name} must have either read or follow`, {
      hint: "read lists everything in key order; follow reads what happened since a mark",
    });
  }
  const none = () => false;
  return { ...definition, isVolatile: definition.isVolatile ?? none, isSet: definition.isSet ?? none };
}
