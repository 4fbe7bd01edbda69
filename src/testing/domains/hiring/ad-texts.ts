import { again, chance } from "../../company/draws.ts";
import type { Site } from "../../company/places.ts";
import type { JobAd, JobAdText } from "./records.ts";

const english = (title: string, city: string): JobAdText => ({
  title,
  description: `<p>Lanternfield makes lamps that last. In <b>${city}</b> we look for a ${title}.</p>`,
  requirements: "<ul><li>You finish what you start</li><li>You write plainly</li></ul>",
  responsibilities: `<p>Everything that a ${title} does.</p>`,
  benefits: "<p>Thirty days of leave, and a lamp.</p>",
});

const german = (title: string, city: string): JobAdText => ({
  title: `${title} (m/w/d)`,
  description: `<p>Lanternfield baut Lampen, die halten. Für <b>${city}</b> suchen wir: ${title}.</p>`,
  requirements: "<ul><li>Sie bringen zu Ende, was Sie anfangen</li></ul>",
  responsibilities: `<p>Alles, was zur Stelle gehört: ${title}.</p>`,
  benefits: null,
});

/** What an ad says: in Berlin in German first, elsewhere in English, and in both for some. */
export function adTexts(title: string, { city, country }: Site, h: number): Pick<JobAd, "language" | "texts"> {
  const en = english(title, city);
  const de = german(title, city);
  if (country === "Germany") return { language: "de", texts: { de, en } };
  return { language: "en", texts: chance(again(h, 60), 25) ? { en, de } : { en } };
}
