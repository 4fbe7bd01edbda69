import type { SyncPlan } from "../sync/index.ts";
import { count } from "./terminal.ts";

const WIDTH = 100;

/** Words separated by commas, in lines that are indented below the first. */
export function inLines(words: readonly string[], indent: number): string {
  const lines = [""];
  for (const word of words) {
    const line = lines.at(-1)!;
    if (line.length + word.length + 2 > WIDTH - indent) lines.push(word);
    else lines[lines.length - 1] = line ? `${line}, ${word}` : word;
  }
  return lines.join(`,\n${" ".repeat(indent)}`);
}

const PEOPLE = { given: "", store: ", as many as the store has", assumed: ", which is assumed: --people says how many there are" };

/** A plan as a person reads it. */
export function planText({ people, peopleFrom, endpoints, requests, minutes, unknown, permissions }: SyncPlan): string {
  const width = Math.max(...endpoints.map(({ endpoint }) => endpoint.length));
  const limit = (perMinute: number | undefined) => (perMinute === undefined ? "no documented limit" : `${perMinute} a minute`);
  return [
    `For ${count(people)} people${PEOPLE[peopleFrom]}:`,
    ...endpoints.map(
      ({ endpoint, requests, perMinute }) =>
        `  ${endpoint.padEnd(width)}  ${count(requests).padStart(7)} ${requests === 1 ? "request," : "requests,"} ${limit(perMinute)}`,
    ),
    `About ${count(requests)} requests. ${
      minutes === 0 ? "No documented limit makes it wait." : `Bob's documented limits take ${count(minutes)} min at least.`
    }`,
    ...(unknown.length > 0 ? [`How much these ask is not known: ${unknown.join(", ")}.`] : []),
    ...(permissions.length > 0 ? ["To be ticked in Bob (hibob-kit check says what is missing):"] : []),
    ...permissions.map(({ place }) => `  ${place.category}`),
    "",
  ].join("\n");
}
