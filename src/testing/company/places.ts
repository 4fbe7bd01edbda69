/** An office. */
export interface Site {
  readonly id: number;
  readonly label: string;
  readonly line1: string;
  readonly line2: string | null;
  readonly city: string;
  readonly postCode: string;
  readonly state: string | null;
  readonly country: string;
  readonly currency: string;
  readonly phone: string;
  readonly archived: boolean;
}

const site = (id: number, label: string, address: string, country: string, currency: string, phone: string, archived = false): Site => {
  const [line1 = "", line2 = "", city = "", postCode = "", state = ""] = address.split("|");
  return { id, label, line1, line2: line2 || null, city, postCode, state: state || null, country, currency, phone, archived };
};

/** The offices of every seeded company, the first ones with more people. The closed one lives on in old work rows. */
export const SITES: readonly Site[] = [
  site(2_711_001, "London", "12 Foundry Lane|Floor 3|London|EC9 4ZZ", "United Kingdom", "GBP", "+44 20 7946"),
  site(2_711_002, "New York", "480 Lantern Street|Suite 210|New York|10099|New York", "United States", "USD", "+1 212 555"),
  site(2_711_003, "Berlin", "Papiermühlenweg 7||Berlin|10998|Berlin", "Germany", "EUR", "+49 30 2312"),
  site(2_711_004, "Dublin", "3 Rope Walk|Dock Quarter|Dublin|D99 X0X0", "Ireland", "EUR", "+353 1 900"),
  site(2_711_005, "Toronto", "77 Harbour View||Toronto|M0M 0M0|Ontario", "Canada", "CAD", "+1 416 555"),
  site(2_711_000, "Bristol", "1 Paper Mill Lane||Bristol|BS99 9ZZ", "United Kingdom", "GBP", "+44 117 496", true),
];

/** A site that HR opened, with an address made from its name. */
export const openedSite = (id: number, label: string): Site =>
  site(id, label, `1 ${label} Street||${label}|00000`, "United Kingdom", "GBP", "+44 20 7946");

/** A department with its job titles, from junior to the one who leads it. */
export interface Department {
  readonly name: string;
  readonly titles: readonly [string, string, string, string, string];
}

const department = (name: string, ...titles: Department["titles"]): Department => ({ name, titles });

/** The departments of every seeded company, one below each direct report of its head. */
export const DEPARTMENTS: readonly Department[] = [
  department("Engineering", "Junior Engineer", "Software Engineer", "Senior Engineer", "Engineering Manager", "VP Engineering"),
  department("Sales", "Sales Associate", "Account Executive", "Senior Account Executive", "Sales Manager", "VP Sales"),
  department("Customer Success", "Support Agent", "Support Specialist", "Success Manager", "Support Team Lead", "Head of Customer Success"),
  department("Operations", "Operations Assistant", "Operations Analyst", "Senior Analyst", "Operations Manager", "Chief Operating Officer"),
  department("Marketing", "Marketing Assistant", "Content Marketer", "Senior Marketer", "Marketing Manager", "Head of Marketing"),
  department("Finance", "Bookkeeper", "Accountant", "Senior Accountant", "Finance Manager", "Chief Financial Officer"),
  department("People", "People Assistant", "HR Generalist", "HR Business Partner", "People Manager", "Chief People Officer"),
];

/** How senior a title is: 0 for the youngest, 4 for who leads a department, 5 for the head of the company. */
export function levelOf(title: string | null): number {
  if (title === TOP_TITLE) return 5;
  const levels = DEPARTMENTS.map(({ titles }) => (titles as readonly (string | null)[]).indexOf(title)).filter((level) => level >= 0);
  return levels[0] ?? 1;
}

/** Where the head of the company works, and as what. */
export const TOP_DEPARTMENT = "Executive";
export const TOP_TITLE = "Chief Executive Officer";
/** Closed long ago; old work rows still name them. */
export const CLOSED_DEPARTMENT = "Print Works";
export const CLOSED_TITLE = "Typesetter";
