import { type Endpoint, isHiBobError } from "../../client/index.ts";
import type { EmployeeId } from "../../model/ids.ts";
import type { PlannedStream } from "../../permissions/index.ts";
import type { Stream, StreamBatch, StreamContext } from "../stream.ts";

/** What was read of a batch of employees. Every key starts with the employee's id and "/". */
export interface BatchRead extends Pick<StreamBatch, "records" | "restricted" | "currentRowsOnly"> {
  /** Employees whose records could not be read. */
  readonly unread: readonly string[];
}

/** Where the keys of an employee's records end: "~" sorts after every letter and digit. */
const endOf = (employeeId: string): string => `${employeeId}/~`;

/** A stream of what employees have. */
interface EmployeeStream {
  readonly name: PlannedStream;
  readonly endpoint: Endpoint;
  /** Employees in one batch. */
  readonly size: number;
  /** Employees in one request. Default: all of a batch. */
  readonly perRequest?: number;
  readonly read: (context: StreamContext, employeeIds: readonly EmployeeId[]) => Promise<BatchRead>;
}

/** Reads what employees have, batch by batch. */
export const byEmployee = ({ name, endpoint, size, perRequest = size, read }: EmployeeStream): Stream => ({
  name,
  plan: { streams: [name] },
  requests: (people) => [{ endpoint, count: Math.ceil(people / perRequest) }],
  isVolatile: () => false,
  isSet: () => false,
  async *read(context, after): AsyncGenerator<StreamBatch> {
    const everyone = await context.roster();
    const rest = everyone.filter((id) => endOf(id) > after);
    for (let start = 0; start < rest.length; start += size) {
      const employeeIds = rest.slice(start, start + size);
      const { unread, ...batch } = await read(context, employeeIds);
      yield {
        ...batch,
        unread: unread.map((id) => `${id}/`),
        upTo: endOf(employeeIds.at(-1)!),
        progress: { done: everyone.length - rest.length + start + employeeIds.length, total: everyone.length },
      };
    }
  },
});

/** Reads employees one by one, side by side; gives those who are not there any more, although they were listed a moment ago. */
export async function eachThatIsThere(ids: readonly EmployeeId[], read: (id: EmployeeId) => Promise<void>): Promise<string[]> {
  const gone: string[] = [];
  await Promise.all(
    ids.map(async (id) => {
      try {
        await read(id);
      } catch (error) {
        if (!isHiBobError(error, "not_found")) throw error;
        gone.push(id);
      }
    }),
  );
  return gone;
}
