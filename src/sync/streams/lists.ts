import { listNamedLists } from "../../metadata/endpoints.ts";
import { flat } from "../../metadata/read.ts";
import { listTasks } from "../../tasks/endpoints.ts";
import { listPolicyNames, listPolicyTypes, readPolicy, readPolicyType } from "../../time-off/endpoints.ts";
import type { Content } from "../store.ts";
import type { ListedStream } from "../stream.ts";
import { keyOf, wholeStream } from "./whole.ts";

// For the plan only, which is made before anything is asked: what a company of a few sites has.
const SOME_POLICY_TYPES = 8;
const SOME_POLICIES = 20;

/** What `readAll` gives, of anything that has a key. */
const byKey = <Item extends object>(items: Iterable<Item>, key: (item: Item) => string): Map<string, Content> =>
  new Map(Array.from(items, (item) => [key(item), item as Content]));

/**
 * Every item of every named list, archived ones included, with the id of the item above it in lists that are trees. Keyed by
 * list and item. Needs no permission.
 */
export const namedLists = (): ListedStream =>
  wholeStream({
    name: "namedLists",
    requests: [{ endpoint: listNamedLists, count: 1 }],
    async readAll({ bob, signal }) {
      const lists = await bob.metadata.namedLists({ includeArchived: true }, { signal });
      const items = [...lists.values()].flatMap(({ name, items }) =>
        flat(items).map(({ item: { children: _, ...item }, parents }) => ({ list: name, parentId: parents.at(-1)?.id ?? null, ...item })),
      );
      return byKey(items, ({ list, id }) => keyOf(list, id));
    },
  });

/** Every employee field as Bob describes it. So a renamed field, or one in another category, is a change. Needs no permission. */
export const fields = (): ListedStream =>
  wholeStream({ name: "fields", requests: [], readAll: async (context) => byKey(await context.fields(), ({ id }) => keyOf(id)) });

/**
 * Every time off policy with its rules, and the policy type it belongs to. One request a type, and one a policy. Needs "Manage
 * company's time off settings".
 */
export const timeOffPolicies = (): ListedStream =>
  wholeStream({
    name: "timeOffPolicies",
    requests: [
      { endpoint: listPolicyTypes, count: 1 },
      { endpoint: readPolicyType, count: SOME_POLICY_TYPES },
      { endpoint: listPolicyNames, count: SOME_POLICY_TYPES },
      { endpoint: readPolicy, count: SOME_POLICIES },
    ],
    async readAll({ bob: { timeOff }, signal }) {
      const policies = new Map<string, Content>();
      for (const policyType of await timeOff.policyTypes({ signal })) {
        const type = await timeOff.policyType(policyType, { signal });
        policies.set(keyOf(policyType), { kind: "policyType", ...type });
        for (const name of await timeOff.policyNames(policyType, { signal })) {
          policies.set(keyOf(policyType, name), { kind: "policy", policyType, ...(await timeOff.policy(name, { signal })) });
        }
      }
      return policies;
    },
  });

/** The account's open tasks, 5,000 at the most. Which permission they need is not documented. */
export const tasks = (): ListedStream =>
  wholeStream({
    name: "tasks",
    requests: [{ endpoint: listTasks, count: 1 }],
    readAll: async ({ bob, signal }) => byKey(await bob.tasks.list({ signal }), ({ id }) => keyOf(id)),
  });
