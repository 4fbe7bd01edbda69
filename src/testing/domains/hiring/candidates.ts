import { again, between, chance, digits, pick } from "../../company/draws.ts";
import { FIRST_NAMES, plainLetters, SURNAMES } from "../../company/names.ts";
import type { Site } from "../../company/places.ts";
import type { Candidate } from "./records.ts";

/** ASSUMED: the words for where a candidate came from. */
const SOURCES = ["careersPage", "referral", "jobBoard", "sourced", "agency"] as const;
const SCHOOLS = ["Harbour University", "Foundry College", "University of the Fens", "Rope Walk Polytechnic"];
const EMPLOYERS = ["Candle & Sons", "Northlight", "Weir Instruments", "Ternhill", "Orchard Freight"];
const SKILLS = ["Planning", "Writing", "Spreadsheets", "Negotiation", "Coaching", "Statistics"];
const LANGUAGES: Readonly<Record<string, readonly string[]>> = { Germany: ["de", "en"], Canada: ["en", "fr"] };

/** What application forms ask, and what people answer. */
export const ANSWERS: Readonly<Record<string, readonly string[]>> = {
  "When could you start?": ["At once", "In a month", "In three months"],
  "What draws you to Lanternfield?": ["The people I met", "The work itself", "A friend works here", "I use your lamps every day"],
};

/** A mail address outside the company. */
export const privateEmail = (firstName: string, lastName: string, h: number): string =>
  `${plainLetters(firstName)}.${plainLetters(lastName)}${h % 1_000}@post.example`;

/** Someone who does not exist. */
export function drawnCandidate(h: number, title: string, site: Site): Omit<Candidate, "id" | "modificationDate"> {
  const firstName = pick(FIRST_NAMES, h);
  const lastName = pick(SURNAMES, again(h));
  const start = between(again(h, 2), 2012, 2022);
  return {
    firstName,
    lastName,
    email: privateEmail(firstName, lastName, h),
    phone: chance(again(h, 3), 85) ? `${site.phone} ${digits(h, 4)}` : null,
    title: chance(again(h, 4), 80) ? title : null,
    country: site.country,
    city: site.city,
    region: site.state,
    languages: LANGUAGES[site.country] ?? ["en"],
    skills: [pick(SKILLS, again(h, 5)), ...(h % 2 === 0 ? [] : [pick(SKILLS, again(h, 6))])].filter(
      (skill, at, all) => all.indexOf(skill) === at,
    ),
    education: [{ school: pick(SCHOOLS, again(h, 7)), degree: pick(["BA", "BSc", "MSc"], again(h, 8)), endYear: start }],
    experience: [{ company: pick(EMPLOYERS, again(h, 9)), title, startYear: start, endYear: null }],
    employeeId: null,
    sourceType: pick(SOURCES, again(h, 10)),
  };
}
