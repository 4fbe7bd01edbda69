// How much a call costs beside a bare fetch with JSON.parse of the same answer: `npm run bench:client`.
// All variants run in turn within one process, so that what disturbs one disturbs all; the figures are medians.
import { createClient } from "../../src/client/index.ts";
import { FIELDS, type KnownFieldId } from "../../src/model/fields.ts";
import { people } from "../../src/people/index.ts";

const ROUNDS = 21;
const WARM_UP = 10;

const FORTY = (Object.keys(FIELDS) as KnownFieldId[])
  .filter((id) => /^(root|work|home|personal)\./.test(id) && id.split(".").length === 2)
  .slice(0, 40);

/** An employee as Bob sends one: in both notations. */
function employee(i: number, fields: readonly string[]): Record<string, unknown> {
  const answer: Record<string, unknown> = { id: String(3_000_000_000_000_000_000n + BigInt(i)) };
  for (const [n, field] of fields.entries()) {
    const [category, name] = field.split(".") as [string, string];
    const value = n % 5 === 4 ? null : `${name} of ${i}`;
    if (value !== null) answer[`/${category}/${name}`] = { value };
    if (category === "root") answer[name] ??= value;
    else answer[category] = { ...(answer[category] as object | undefined), [name]: value };
  }
  return answer;
}

const median = (times: number[]): number => times.sort((a, b) => a - b)[Math.floor(times.length / 2)]!;

async function compare(count: number, fields: readonly KnownFieldId[], perRound: number): Promise<void> {
  const text = JSON.stringify({ employees: Array.from({ length: count }, (_, i) => employee(i, fields)) });
  const bytes = new TextEncoder().encode(text); // as from the network: decoding belongs to both sides
  // A limit that is never reached: the waiting for Bob's is not what is measured.
  const headers = { "content-type": "application/json", "x-ratelimit-limit": "1000000000" };
  const respond = async () => new Response(bytes, { headers });
  const serviceUser = { id: "bench", token: "bench" };
  const body = JSON.stringify({ fields });
  const authorization = `Basic ${btoa("bench:bench")}`;
  const variants: Record<string, () => Promise<unknown>> = {
    "bare fetch + JSON.parse": async () => {
      const sent = { authorization, accept: "application/json", "content-type": "application/json" };
      new Request("https://api.hibob.com/v1/people/search", { method: "POST", headers: sent, body });
      return JSON.parse(await (await respond()).text());
    },
  };
  for (const validate of ["off", "report", "strict"] as const) {
    const { search } = people(createClient({ serviceUser, fetch: respond, validate }));
    variants[`people.search, validate ${validate}`] = () => search({ fields });
  }
  const times: Record<string, number[]> = {};
  for (let round = -WARM_UP; round < ROUNDS; round++) {
    // Whoever comes first in a round clears away what the last one left: let that be another each time.
    const names = Object.keys(variants);
    for (const i of names.keys()) {
      const name = names[(i + round + WARM_UP) % names.length]!;
      if (perRound === 1) globalThis.gc?.(); // what one variant leaves is not cleared away in another's time
      const start = performance.now();
      for (let times = 0; times < perRound; times++) await variants[name]!();
      if (round >= 0) (times[name] ??= []).push((performance.now() - start) / perRound);
    }
  }
  const bare = median(times["bare fetch + JSON.parse"]!);
  console.log(`${count} employee${count === 1 ? "" : "s"} x ${fields.length} fields (${(bytes.length / 1e6).toFixed(3)} MB)`);
  for (const name of Object.keys(variants)) {
    const time = median(times[name]!);
    console.log(`  ${name.padEnd(32)} ${time.toFixed(3).padStart(9)} ms  ${(time / bare).toFixed(2)} x  +${(time - bare).toFixed(3)} ms`);
  }
}

await compare(1, FORTY.slice(0, 5), 500);
await compare(2000, FORTY, 1);
