import { UnexpectedAnswerError } from "../../client/index.ts";
import { batchesOf } from "../../client/spans.ts";
import { positionFields, searchPositions } from "../../positions/endpoints.ts";
import type { Content } from "../store.ts";
import type { Stream } from "../stream.ts";
import { keyOf, wholeStream } from "./whole.ts";

const ID = "/position/id";
/** Bob's bound on the fields of one search, with the id in each. */
const FIELDS = 49;

/** Every position with all its fields. Needs "Manage positions" under Features > Workforce planning. */
export const positions = (): Stream =>
  wholeStream({
    name: "positions",
    requests: [
      { endpoint: positionFields, count: 1 },
      { endpoint: searchPositions, count: 2 }, // as many as there are groups of fields; most accounts have less than a hundred
    ],
    async readAll({ bob, signal }) {
      const ids = (await bob.positions.fields({ signal })).map(({ id }) => id).filter((id) => id !== ID);
      const found = new Map<string, Content>();
      // The first search says which positions there are: one that is made meanwhile is for the next run.
      for (const [nth, fields] of batchesOf(ids, FIELDS).entries()) {
        for (const position of await bob.positions.search({ fields: [ID, ...fields] }, { signal })) {
          const id = position[ID];
          if (typeof id !== "number" && typeof id !== "string") throw new UnexpectedAnswerError("Bob answered a position without an id");
          const key = keyOf(id);
          if (nth === 0 || found.has(key)) found.set(key, { ...found.get(key), ...position });
        }
      }
      return found;
    },
  });
