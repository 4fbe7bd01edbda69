import { expect, it } from "vitest";
import { playMatrix } from "./matrix.ts";
import { BULK_STREAMS } from "./subjects.ts";
import { WRONGS } from "./wrongs.ts";

const ENDPOINTS = 13;
const CELLS = 22;

it("survives every fault on every table that is read for many people at once", async () => {
  const { tally, endpoints, cells, problems } = await playMatrix(BULK_STREAMS);
  console.log(`${BULK_STREAMS.length} streams, ${endpoints.length} endpoints\n${tally.print()}`);
  expect(problems).toEqual([]);
  expect([...tally.rows.keys()]).toEqual(WRONGS.map(({ name }) => name));
  // Each endpoint at its first request, and in the middle of those that a reading asks several times.
  expect([endpoints.length, cells]).toEqual([ENDPOINTS, CELLS]);
  for (const { name } of WRONGS) expect(tally.sumOf(name), name).toBe(cells);
}, 300_000);
