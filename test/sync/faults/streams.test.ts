import { createFakeHiBob } from "hibob-kit/testing";
import { expect, it } from "vitest";
import { STREAMS } from "../../../src/sync/streams/index.ts";
import { playMatrix } from "./matrix.ts";
import { BULK_STREAMS, OTHER_STREAMS, SUBJECTS } from "./subjects.ts";
import { FAULT_KINDS, WRONGS } from "./wrongs.ts";

const ENDPOINTS = 17;
const CELLS = 30;

it("survives every fault on every other stream", async () => {
  const { tally, endpoints, cells, problems } = await playMatrix(OTHER_STREAMS);
  console.log(`${OTHER_STREAMS.length} streams, ${endpoints.length} endpoints\n${tally.print()}`);
  expect(problems).toEqual([]);
  expect([...tally.rows.keys()]).toEqual(WRONGS.map(({ name }) => name));
  // Each endpoint at its first request, and in the middle of those that a reading asks several times.
  expect([endpoints.length, cells]).toEqual([ENDPOINTS, CELLS]);
  for (const { name } of WRONGS) expect(tally.sumOf(name), name).toBe(cells);
}, 300_000);

it("has every stream, every endpoint that it names, and every kind of fault in it", () => {
  expect([...BULK_STREAMS, ...OTHER_STREAMS].sort()).toEqual(Object.keys(STREAMS).sort());
  for (const [name, { people, endpoints }] of Object.entries(SUBJECTS)) {
    const named = STREAMS[name as keyof typeof STREAMS]({}).requests?.(people) ?? [];
    if (named.length > 0) expect([...endpoints].sort()).toEqual(named.map(({ endpoint }) => endpoint.id).sort());
  }
  // The fake itself says which kinds it knows.
  const unknown = () => createFakeHiBob().faults.on({}, { kind: "none" } as never);
  let said = "";
  try {
    unknown();
  } catch (error) {
    said = String(error);
  }
  expect(
    said
      .replace(/^.*there are /, "")
      .split(", ")
      .sort(),
  ).toEqual([...FAULT_KINDS].sort());
});
