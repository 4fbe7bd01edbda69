import { InvalidInputError } from "../../client/index.ts";
import type { FieldSelection } from "../../metadata/field-selection.ts";
import { nearest } from "../../model/nearest.ts";
import type { Stream } from "../stream.ts";
import { STREAMS, type StreamName } from "./index.ts";

const NAMES: readonly string[] = Object.keys(STREAMS);

/**
 * The streams of these names, and others as they are. `fields` is for the one named employees.
 *
 * @throws {InvalidInputError} for no streams, a name that there is not, one that comes twice, or fields without employees
 */
export function streamsNamed(named: readonly (StreamName | Stream)[], fields: FieldSelection | undefined): readonly Stream[] {
  const streams = named.map((stream) => (typeof stream === "string" ? builtIn(stream, fields) : stream));
  if (streams.length === 0) throw new InvalidInputError("streams is empty", { hint: `Name some: ${NAMES.join(", ")}` });
  if (fields !== undefined && !named.includes("employees")) {
    throw new InvalidInputError("fields is for the stream named employees, which is not among the streams", {
      hint: "Add it, or give your own stream its fields: employees({ fields })",
    });
  }
  const doubled = streams.find(({ name }, index) => streams.findIndex((other) => other.name === name) !== index);
  if (doubled) throw new InvalidInputError(`Stream ${doubled.name} is named twice`, { hint: "Name each stream once" });
  return streams;
}

function builtIn(name: StreamName, fields: FieldSelection | undefined): Stream {
  if (Object.hasOwn(STREAMS, name)) return STREAMS[name](fields === undefined ? {} : { fields });
  const near = nearest(name, NAMES);
  throw new InvalidInputError(`There is no stream "${String(name)}"`, {
    hint: near ? `Did you mean "${near}"?` : `There are: ${NAMES.join(", ")}`,
  });
}
