// How fast the fake answers: `npm run bench:fake`. Everything runs in turn within one process; the figures are medians.
import { setupServer } from "msw/node";
import { createFakeHiBob, type FakeHiBob } from "../../src/testing/index.ts";

const ROUNDS = 9;
const SMALL = "/company/named-lists/site";
const FIELDS = [
  "root.id",
  "root.email",
  "root.firstName",
  "root.surname",
  "work.title",
  "work.department",
  "work.site",
  "work.reportsTo",
  "work.startDate",
  "internal.status",
];

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;
const row = (name: string, ...cells: string[]) => console.log(`  ${name.padEnd(34)} ${cells.map((cell) => cell.padStart(14)).join(" ")}`);

const headersOf = ({ serviceUser: { id, token } }: FakeHiBob) => ({
  authorization: `Basic ${btoa(`${id}:${token}`)}`,
  "content-type": "application/json",
});

/** How many answers to a small read come in a second, a few of them under way at once. */
async function perSecond(ask: () => Promise<Response>, count: number): Promise<number> {
  const start = performance.now();
  let left = count;
  const worker = async () => {
    while (left-- > 0) {
      const response = await ask();
      if (response.status !== 200) throw new Error(`answered ${response.status}`);
      await response.json();
    }
  };
  await Promise.all(Array.from({ length: 8 }, worker));
  return (count / (performance.now() - start)) * 1000;
}

async function faces(): Promise<void> {
  const fake = createFakeHiBob({ employees: 200, limits: "off" });
  const init = { headers: headersOf(fake) };
  const server = setupServer(...fake.handlers());
  await using listening = await fake.listen();
  const variants: Record<string, readonly [ask: () => Promise<Response>, count: number]> = {
    "fake.fetch": [() => fake.fetch(`https://api.hibob.com/v1${SMALL}`, init), 4_000],
    "fake.listen(), by fetch": [() => fetch(`${listening.url}${SMALL}`, init), 1_500],
    "fake.handlers(), msw": [() => fetch(`https://api.hibob.com/v1${SMALL}`, init), 500],
  };
  const rates: Record<string, number[]> = {};
  for (let round = -1; round < ROUNDS; round++) {
    for (const [name, [ask, count]] of Object.entries(variants)) {
      // Interception slows every fetch of the process: it is on for its own face only.
      const intercepted = name.endsWith("msw");
      if (intercepted) server.listen({ onUnhandledFrame: "error" });
      const rate = await perSecond(ask, count);
      if (intercepted) server.close();
      if (round >= 0) (rates[name] ??= []).push(rate);
    }
  }
  const fastest = median(rates["fake.fetch"]!);
  console.log("small reads a second, eight under way");
  for (const [name, all] of Object.entries(rates)) row(name, median(all).toFixed(0), `${(median(all) / fastest).toFixed(2)} x`);
}

async function largeSearch(): Promise<void> {
  globalThis.gc?.();
  const before = process.memoryUsage();
  const start = performance.now();
  const fake = createFakeHiBob({ employees: 10_000, limits: "off" });
  const made = performance.now() - start;
  globalThis.gc?.();
  const after = process.memoryUsage();
  const init = { method: "POST", headers: headersOf(fake), body: JSON.stringify({ fields: FIELDS, showInactive: true }) };
  const times: Record<"answer" | "stringify", number[]> = { answer: [], stringify: [] };
  let bytes = 0;
  for (let round = -3; round < ROUNDS; round++) {
    globalThis.gc?.();
    const asked = performance.now();
    const body = await (await fake.fetch("https://api.hibob.com/v1/people/search", init)).text();
    const answered = performance.now();
    const parsed: unknown = JSON.parse(body);
    const parsedAt = performance.now();
    bytes = JSON.stringify(parsed).length;
    if (round < 0) continue;
    times.answer.push(answered - asked);
    times.stringify.push(performance.now() - parsedAt);
  }
  const bare = median(times.stringify);
  console.log(`10,000 people x ${FIELDS.length} fields (${(bytes / 1e6).toFixed(1)} MB)`);
  row("JSON.stringify of the same body", `${bare.toFixed(0)} ms`, "1.00 x");
  row("POST /people/search by fake.fetch", `${median(times.answer).toFixed(0)} ms`, `${(median(times.answer) / bare).toFixed(2)} x`);
  row("making the company", `${made.toFixed(0)} ms`);
  row("memory it holds", `${((after.heapUsed - before.heapUsed) / 1e6).toFixed(0)} MB`);
  row("most memory of the process", `${(process.resourceUsage().maxRSS / 1e3).toFixed(0)} MB`);
}

await largeSearch();
await faces();
