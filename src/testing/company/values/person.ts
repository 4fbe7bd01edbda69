import { Avatars } from "../../domains/avatars/state.ts";
import { addDays, span } from "../days.ts";
import { again, between, chance, digits, hash, hashText, letters, pick } from "../draws.ts";
import type { Employee } from "../employee.ts";
import { FIRST_NAMES, plainLetters, STREETS, SURNAMES } from "../names.ts";
import { type Derivation, type Derivations, homeSite, itemOf, itemsOf, mostly, phone, signedUrl } from "./derivation.ts";

// Every draw that several fields must agree on starts from the person's salt; the numbers keep the draws apart.
const birthDate = ({ core }: Employee): string => addDays(core.startDate, -between(again(core.salt, 50), 20 * 365, 48 * 365));
const married = ({ core }: Employee): boolean => chance(again(core.salt, 51), 62);
const spouseBirthDate = (person: Employee): string => addDays(birthDate(person), between(again(person.core.salt, 52), -2_000, 2_000));

const firstName: Derivation = (_, h) => pick(FIRST_NAMES, h);
const surname: Derivation = (_, h) => pick(SURNAMES, h);
const street: Derivation = (_, h) => `${between(h, 1, 180)} ${pick(STREETS, again(h))}`;
const postCode: Derivation = (_, h) => `${letters(h, 2)}${digits(h, 2)} ${digits(again(h), 1)}${letters(again(h), 2)}`;
const city: Derivation = (person, _, company) => homeSite(person, company).city;
const country: Derivation = (person, _, company) => homeSite(person, company).country;
const state: Derivation = (person, _, company) => homeSite(person, company).state;
const handle = ({ core: { firstKnownAs } }: Employee): string =>
  `${plainLetters(firstKnownAs.firstName)}.${plainLetters(firstKnownAs.surname)}`;
const mail =
  (domain: string): Derivation =>
  (person, h) =>
    `${handle(person)}${h % 90}@${domain}`;
const ifMarried =
  (derive: Derivation): Derivation =>
  (person, h, company) =>
    married(person) ? derive(person, h, company) : null;
const inCountry =
  (name: string, derive: Derivation): Derivation =>
  (person, h, company) =>
    homeSite(person, company).country === name ? derive(person, h, company) : null;

/** The private side: names, contact, home, addresses, identification. */
export const PERSON: Derivations = {
  "root.id": ({ id }) => id,
  "root.companyId": (_, __, { id }) => id,
  "root.email": ({ email }) => email,
  "root.firstName": ({ core }) => core.firstName,
  "root.surname": ({ core }) => core.surname,
  "root.fullName": ({ core }) => `${core.firstName} ${core.surname}`,
  "root.displayName": ({ displayName }) => displayName,
  "root.secondName": mostly(35, firstName),
  "root.creationDateTime": ({ core }, h) =>
    `${core.createdOn}T${between(h, 10, 18)}:${between(again(h), 10, 59)}:${between(again(h, 2), 10, 59)}.${digits(h, 6)}`,
  "root.coverImageUrl": signedUrl("covers"),
  "root.avatarUrl": (person, h, company) => {
    const source = company.part(Avatars).source(person.id);
    return signedUrl("avatars")(person, source === undefined ? h : hash(h, hashText(source)), company);
  },
  "root.state": ({ lifecycleStatus }, h) => (lifecycleStatus === "Hired" ? "invited" : h % 12 === 0 ? "uninvited" : "registered"),
  "root.creationDate": ({ core }) => core.createdOn,

  "personal.birthDate": mostly(97, birthDate),
  "personal.age": (person, _, company) => {
    const born = company.value(person, "personal.birthDate");
    return typeof born === "string" ? span(born, company.today).years : null;
  },
  "personal.shortBirthDate": (person, _, company) => {
    const born = company.value(person, "personal.birthDate");
    return typeof born === "string" ? born.slice(5) : null;
  },
  "personal.nationality": (person, h, company) => {
    const some = itemsOf("nationalities", 1)(person, h, company) as unknown[];
    return some.length > 0 ? some : [pick(company.lists.choices("nationalities"), again(h))];
  },
  "personal.communication.slackUsername": mostly(90, (person) => `@${handle(person)}`),
  "personal.communication.skypeUsername": mostly(55, (person) => `live:${handle(person)}`),

  "home.privateEmail": mostly(92, mail("post.example")),
  "home.privatePhone": mostly(60, phone),
  "home.mobilePhone": mostly(90, phone),
  "home.familyStatus": mostly(90, (person, h) =>
    married(person) ? "Married" : pick(["Single", "Single", "Divorced", "Domestic partnership"], h),
  ),
  "home.numberOfKids": mostly(85, (_, h) => pick([0, 0, 1, 2, 2, 3], h)),
  "home.spouse.firstName": ifMarried(firstName),
  "home.spouse.surname": ifMarried((person, h, company) => (h % 2 === 0 ? person.core.firstKnownAs.surname : surname(person, h, company))),
  "home.spouse.birthDate": ifMarried(spouseBirthDate),
  "home.spouse.shortBirthDate": (person, _, company) => {
    const born = company.value(person, "home.spouse.birthDate");
    return typeof born === "string" ? born.slice(5) : null;
  },
  "home.spouse.gender": ifMarried(itemOf("legalGenderEnhanced")),

  "financial.passportNumber": mostly(75, (_, h) => digits(h, 9)),
  "financial.identificationNumber": mostly(85, (_, h) => `${letters(h, 2)}${digits(h, 7)}`),
  "financial.rightToWorkExpiryDate": mostly(55, ({ core }, h) => addDays(core.startDate, between(h, 5_500, 9_000))),
  "payroll.nin": inCountry("United Kingdom", (_, h) => `QQ${digits(h, 6)}${pick(["A", "B", "C", "D"], h)}`),
  "identification.ssn": inCountry("United States", (_, h) => `9${digits(h, 2)}-${digits(again(h), 2)}-${digits(h, 4)}`),
  "identification.ssnSerialNumber": (person, _, company) => {
    const number = company.value(person, "identification.ssn");
    return typeof number === "string" ? number.slice(-4) : null;
  },
  "employee.sin": inCountry("Canada", (_, h) => digits(h, 9)),
  "employee.sinExpirationDate": inCountry("Canada", ({ core }, h) => addDays(core.startDate, between(h, 1_500, 4_000))),

  "address.line1": street,
  "address.line2": mostly(40, (_, h) => `Flat ${between(h, 1, 60)}`),
  "address.fullAddress": (person, _, company) =>
    ["line1", "line2", "city", "postCode", "country"]
      .map((part) => company.value(person, `address.${part}` as "address.line1"))
      .filter((part) => typeof part === "string")
      .join(", "),
  "address.city": city,
  "address.postCode": postCode,
  "address.country": country,
  "address.usaState": state,
  "address.activeEffectiveDate": ({ core }) => core.startDate,
  "address.siteAddress1": (person, _, company) => company.site(person.siteId)?.line1 ?? null,
  "address.siteAddress2": (person, _, company) => company.site(person.siteId)?.line2 ?? null,
  "address.siteCountry": (person, _, company) => company.site(person.siteId)?.country ?? null,
  "address.sitePostalCode": (person, _, company) => company.site(person.siteId)?.postCode ?? null,
  "address.siteCity": (person, _, company) => company.site(person.siteId)?.city ?? null,
  "address.siteState": (person, _, company) => company.site(person.siteId)?.state ?? null,
  "temporaryAddress.line1": mostly(25, street),
  "temporaryAddress.line2": mostly(15, (_, h) => `Room ${between(h, 1, 400)}`),
  "temporaryAddress.city": mostly(25, city),
  "temporaryAddress.usaState": mostly(60, state),
  "temporaryAddress.country": mostly(25, country),
  "temporaryAddress.postCode": mostly(25, postCode),

  "emergency.firstName": mostly(88, firstName),
  "emergency.secondName": mostly(20, firstName),
  "emergency.surname": mostly(88, surname),
  "emergency.phone": mostly(60, phone),
  "emergency.mobilePhone": mostly(85, phone),
  "emergency.email": mostly(70, (_, h) => `${plainLetters(pick(FIRST_NAMES, h))}${h % 1_000}@post.example`),
  "emergency.address": mostly(60, street),
  "emergency.city": mostly(60, city),
  "emergency.postCode": mostly(60, postCode),
  "emergency.country": mostly(60, country),

  "about.avatar": signedUrl("profiles"),
  "about.about": mostly(
    70,
    ({ core }, h) => `${core.firstKnownAs.firstName} joined from ${pick(["a bakery", "the sea", "a choir", "a bank", "school"], h)}.`,
  ),
  "about.socialData.facebook": mostly(30, (person) => `https://facebook.example/${handle(person)}`),
  "about.socialData.twitter": mostly(25, (person) => `https://twitter.example/${handle(person)}`),
  "about.socialData.linkedin": mostly(80, (person) => `https://linkedin.example/in/${handle(person)}`),
};
