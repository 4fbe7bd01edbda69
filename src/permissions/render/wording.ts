import { PRESETS } from "../presets.ts";
import type { Audience, Confidence, Finding, PermissionReport } from "../report.ts";
import { visible } from "./document.ts";

const MONTHS = "January February March April May June July August September October November December".split(" ");

/** `2026-10-09T14:03:00Z` as `9 October 2026, 14:03 UTC`. */
export function dateAndTime(iso: string): string {
  const [, year, month, day, time] = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}:\d{2})/.exec(iso) ?? [];
  return time === undefined ? visible(iso) : `${Number(day)} ${MONTHS[Number(month) - 1]} ${year}, ${time} UTC`;
}

/** A number with thousands apart. */
export const figure = (value: number): string => value.toLocaleString("en-US");

/** `1 box`, `2 boxes`. */
export const counted = (value: number, one: string, more = `${one}s`): string => `${figure(value)} ${value === 1 ? one : more}`;

/** The first of a list, and how many more there are. */
export function listed(names: readonly string[], most = 8): string {
  const shown = names.slice(0, most).map(visible).filter(Boolean);
  const more = names.length - most;
  return more > 0 ? `${shown.join(", ")} and ${figure(more)} more` : shown.join(", ");
}

/** People in view, by status: `212 people, 180 of them active. By status: Employed 180, Terminated 32`. */
export function audienceWords(audience: Audience | undefined): string {
  if (!audience) return "not counted";
  const { people, active, byLifecycleStatus } = audience;
  const statuses = Object.entries(byLifecycleStatus ?? {}).map(([status, count]) => `${visible(status) || "no status"} ${figure(count)}`);
  const activeOnes = active === undefined ? "" : `, ${figure(active)} of them active`;
  const byStatus = statuses.length > 0 ? `By status: ${statuses.join(", ")}` : "The status of people cannot be read";
  return `${counted(people, "person", "people")}${activeOnes}. ${byStatus}`;
}

/** How an account grants employee data, as its screen shows. */
export const MODEL_WORDS: Readonly<Record<PermissionReport["model"], string>> = {
  category: "by category (section “People” of the tab “People's data”)",
  field: "field by field (section “People's fields” of the tab “People's data”)",
  unknown: "that did not show, so both places are given where they differ",
};

/** What of a plan needs something, as a person would say it: `stream workHistory` is `sync of work history`. */
export function planWords(need: string): string {
  const [kind = "", ...rest] = need.split(" ");
  const name = rest.join(" ");
  const preset = Object.entries(PRESETS).find(([key]) => key === name)?.[1];
  if (kind === "preset" && preset) return preset.title;
  if (need === "fields all") return "all fields";
  return kind === "stream" && name ? `sync of ${name.replace(/(?<=[a-z])[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)}` : need;
}

/** How sure an answer is, where it is not. */
export const SURENESS: Readonly<Record<Confidence, string>> = { high: "", medium: " (likely, not certain)", low: " (uncertain)" };

/** The result of a check in which something could not be looked at. */
export function incompleteWords(answers: readonly Finding[]): string {
  const failed = counted(answers.filter((answer) => answer.failed).length, "box", "boxes");
  return `Nothing is missing as far as it could be looked at; ${failed} could not be: check again.`;
}

/** A text as a sentence: with a capital letter, unless it begins with an id, and a full stop. */
export function sentence(text: string): string {
  const shown = visible(text).replace(/^\p{Ll}(?=[\p{Ll}'’-]*(?:[,;:]?\s|$))/u, (letter) => letter.toUpperCase());
  return shown === "" || /[.!?…]$/.test(shown) ? shown : `${shown}.`;
}
