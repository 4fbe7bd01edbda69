import { type Endpoint, isHiBobError } from "../../client/index.ts";
import type { EmployeeId } from "../../model/ids.ts";
import type { PlannedStream } from "../../permissions/index.ts";
import type { ListedStream, StreamBatch, StreamContext } from "../stream.ts";
import { ownerOf } from "./owner.ts";
import { RowOrder } from "./row-order.ts";

/** What was read of a batch of employees. Every key starts with the employee's id and "/". */
export interface BatchRead extends Pick<StreamBatch, "records" | "restricted" | "currentRowsOnly"> {
  /** Employees whose records could not be read. */
  readonly unread: readonly string[];
  /** How many of the employees that were asked for it is about: the first ones. Default: all. */
  readonly count?: number;
}

/** Where the keys of an employee's records end: "~" sorts after every letter and digit. */
const endOf = (employeeId: string): string => `${employeeId}/~`;

/** A stream of what employees have. */
interface EmployeeStream {
  readonly name: PlannedStream;
  readonly endpoint: Endpoint;
  /** Employees in one batch, at the most. */
  readonly size: number;
  /** Employees in one request, for the plan. Default: all of a batch. */
  readonly perRequest?: number;
  /** `order` is for those whose rows come from a table: what this reading has learnt of it. */
  readonly read: (context: StreamContext, employeeIds: readonly EmployeeId[], order: RowOrder) => Promise<BatchRead>;
}

/** Reads what employees have, batch by batch. */
export const byEmployee = ({ name, endpoint, size, perRequest = size, read }: EmployeeStream): ListedStream => ({
  name,
  plan: { streams: [name] },
  requests: (people) => [{ endpoint, count: Math.ceil(people / perRequest) }],
  isVolatile: () => false,
  isSet: () => false,
  owner: ownerOf,
  async *read(context, after): AsyncGenerator<StreamBatch> {
    const everyone = await context.roster();
    const rest = everyone.filter((id) => endOf(id) > after);
    const order = new RowOrder();
    for (let done = 0; done < rest.length; ) {
      const employeeIds = rest.slice(done, done + size);
      const { unread, count = employeeIds.length, ...batch } = await read(context, employeeIds, order);
      done += count;
      yield {
        ...batch,
        unread: unread.map((id) => `${id}/`),
        upTo: endOf(rest[done - 1]!),
        progress: { done: everyone.length - rest.length + done, total: everyone.length },
      };
    }
  },
});

/** Few enough that a permission that is taken away meanwhile does not make the client rest, and other streams with it. */
const AT_ONCE = 4;

/** Reads employees one by one, side by side; gives those who are not there any more, although they were listed a moment ago. */
export async function eachThatIsThere(ids: readonly EmployeeId[], read: (id: EmployeeId) => Promise<void>): Promise<string[]> {
  const gone: string[] = [];
  const queue = [...ids];
  const worker = async () => {
    for (let id = queue.shift(); id !== undefined; id = queue.shift()) {
      try {
        await read(id);
      } catch (error) {
        if (isHiBobError(error, "not_found")) gone.push(id);
        else {
          queue.length = 0;
          throw error;
        }
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return gone;
}
