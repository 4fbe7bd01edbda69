import { InvalidInputError, PermissionError, ResponseError } from "../../client/index.ts";
import { batchesOf, isoOf } from "../../client/spans.ts";
import type { EmployeeId } from "../../model/ids.ts";
import { listPolicyTypes, readBalance } from "../../time-off/endpoints.ts";
import type { FollowContext, FollowedBatch, FollowedStream, ReadRecord } from "../stream.ts";
import { ownerOf } from "./owner.ts";
import { placeAfter, readPlace, turnsOf, writePlace } from "./time-off-turns.ts";
import { keyOf } from "./whole.ts";

/** How many balances to read. */
export interface TimeOffBalancesOptions {
  /**
   * Requests for balances in one run, each for one person and policy type. Default 200. A person is always read as a whole, so
   * a run may take as many as there are policy types where that is more.
   */
  readonly budget?: number | undefined;
}

const BUDGET = 200;
/** People per commit. */
const BATCH = 10;
/** Requests under way; few, so that a permission that is missing costs few refusals. */
const AT_ONCE = 3;
/** For the plan only, which is made before the types are known. */
const SOME_TYPES = 8;
/** ASSUMED: how Bob answers when somebody has no policy of a type, or is not there any more. */
const HAS_NONE: readonly unknown[] = [400, 404];

/**
 * What everyone has left of each policy type, as of the day of the run, keyed by employee and policy type. Bob has no way to ask
 * for many balances at once, so each run reads as many as a budget allows: active people of whom nothing is stored first, then one
 * after the other, leavers included, so that everybody's turn comes. With 1,000 people, 8 policy types and the default budget that takes 40 runs.
 *
 * ASSUMED: the day is the date in UTC, which is not everybody's.
 *
 * Needs "See selected people's time off and sick leave balances", and "Manage company's time off settings" for the list of
 * policy types.
 *
 * @throws {InvalidInputError} for a budget that is not a whole number above 0
 */
export function timeOffBalances({ budget = BUDGET }: TimeOffBalancesOptions = {}): FollowedStream {
  if (!Number.isInteger(budget) || budget < 1) throw new InvalidInputError("budget must be a whole number, 1 or more");
  return {
    name: "timeOffBalances",
    plan: { streams: ["timeOffBalances"] },
    requests: (people) => [
      { endpoint: listPolicyTypes, count: 1 },
      { endpoint: readBalance, count: Math.min(budget, people * SOME_TYPES) },
    ],
    // The day asked for, which is another one each time.
    isVolatile: (field) => field === "pointInTime",
    isSet: () => false,
    owner: ownerOf,
    async *follow(context, mark): AsyncGenerator<FollowedBatch> {
      const types = [...new Set(await context.bob.timeOff.policyTypes({ signal: context.signal }))];
      const people = await context.people();
      const { owners, lost } = await storedBalances(context, types);
      let place = readPlace(mark);
      yield { records: [], absent: lost, mark };
      const count = types.length > 0 ? Math.max(Math.floor(budget / types.length), 1) : 0;
      const turns = turnsOf(people, owners, place).slice(0, count);
      let done = 0;
      for (const batch of batchesOf(turns, BATCH)) {
        const found: PersonRead[] = [];
        let refusal: unknown;
        for (const { person } of batch) {
          try {
            found.push(await readPerson(person.id as EmployeeId, types, context));
          } catch (error) {
            if (!(error instanceof PermissionError)) throw error;
            refusal = error;
            found.push({ records: [], none: [] }); // whose turn is over all the same, or nobody else's would come
            break;
          }
        }
        const read = batch.slice(0, found.length);
        place = placeAfter(
          place,
          read.map((turn, nth) => ({ ...turn, hasNone: found[nth]!.records.length === 0 })),
          people,
        );
        done += read.length;
        const stored = await context.stored(found.flatMap(({ none }) => none));
        const isLacking = refusal !== undefined && done === 1;
        yield {
          records: found.flatMap(({ records }) => records),
          absent: [...stored.keys()],
          mark: writePlace(place),
          progress: { done, total: turns.length },
          ...(refusal !== undefined && !isLacking && { gap: REFUSED }),
        };
        if (isLacking) throw refusal;
        if (refusal !== undefined) return; // more refusals could lock the integration out
      }
    },
  };
}

const REFUSED = "Bob refused to tell the balances of one person: this run read no further, the next one goes on behind";

interface PersonRead {
  readonly records: readonly ReadRecord[];
  /** Keys of what the person has not got. */
  readonly none: readonly string[];
}

async function readPerson(id: EmployeeId, types: readonly string[], { bob, signal, startedAt }: FollowContext): Promise<PersonRead> {
  const date = isoOf(startedAt).slice(0, 10);
  const records: ReadRecord[] = [];
  const none: string[] = [];
  const one = async (policyType: string): Promise<void> => {
    const key = keyOf(id, policyType);
    try {
      const balance = await bob.timeOff.balance(id, { policyType, date }, { signal });
      records.push({ key, content: { ...balance, employeeId: id, policyType } });
    } catch (error) {
      if (!(error instanceof ResponseError && HAS_NONE.includes(error.status))) throw error;
      none.push(key);
    }
  };
  for (const some of batchesOf(types, AT_ONCE)) await Promise.all(some.map(one));
  return { records, none };
}

/** Who has balances stored, and those of people or policy types that there are not any more. */
async function storedBalances({ allStored, roster }: FollowContext, types: readonly string[]) {
  const [everyone, known] = [new Set<string>(await roster()), new Set<unknown>(types)];
  const owners = new Set<string>();
  const lost: string[] = [];
  for await (const page of allStored()) {
    for (const { key, content } of page) {
      const id = String(content.employeeId);
      owners.add(id);
      if (!everyone.has(id) || !known.has(content.policyType)) lost.push(key);
    }
  }
  return { owners, lost };
}
