type Words = Readonly<Record<string, string>>;

/** Headings in other languages than English. What is not here stays English, as fields that HR has not translated do. */
const HEADINGS: Readonly<Record<string, Words>> = {
  fr: {
    "root.displayName": "Nom affiché",
    "root.email": "E-mail",
    "root.firstName": "Prénom",
    "root.surname": "Nom",
    "work.title": "Intitulé du poste",
    "work.department": "Service",
    "work.siteId": "Site",
    "work.reportsTo": "Responsable",
    "work.startDate": "Date de début",
    "work.isManager": "Est responsable",
    "internal.lifecycleStatus": "Statut",
    "internal.terminationDate": "Date de départ",
    "internal.terminationReason": "Motif du départ",
    "payroll.salary.payment": "Salaire de base",
    "payroll.salary.yearlyPayment": "Salaire de base (annuel)",
    currency: "devise",
  },
  de: {
    "root.displayName": "Anzeigename",
    "root.email": "E-Mail",
    "root.firstName": "Vorname",
    "root.surname": "Nachname",
    "work.title": "Stellenbezeichnung",
    "work.department": "Abteilung",
    "work.siteId": "Standort",
    "work.reportsTo": "Vorgesetzte Person",
    "work.startDate": "Eintrittsdatum",
    "work.isManager": "Führungskraft",
    "internal.lifecycleStatus": "Status",
    "internal.terminationDate": "Austrittsdatum",
    "internal.terminationReason": "Austrittsgrund",
    "payroll.salary.payment": "Grundgehalt",
    "payroll.salary.yearlyPayment": "Grundgehalt (jährlich)",
    currency: "Währung",
  },
  es: {
    "root.displayName": "Nombre visible",
    "root.email": "Correo electrónico",
    "root.firstName": "Nombre",
    "root.surname": "Apellidos",
    "work.title": "Puesto",
    "work.department": "Departamento",
    "work.siteId": "Sede",
    "work.reportsTo": "Depende de",
    "work.startDate": "Fecha de inicio",
    "work.isManager": "Es responsable",
    "internal.lifecycleStatus": "Estado",
    "internal.terminationDate": "Fecha de baja",
    "internal.terminationReason": "Motivo de la baja",
    "payroll.salary.payment": "Salario base",
    "payroll.salary.yearlyPayment": "Salario base (anual)",
    currency: "moneda",
  },
};

const wordsOf = (locale = "en"): Words => HEADINGS[locale.split(/[-_]/)[0]?.toLowerCase() ?? ""] ?? {};

/** A column's heading: the field's label in the language of `locale`. */
export const heading = (id: string, label: string, locale: string | undefined): string => wordsOf(locale)[id] ?? label;

/** The heading of the column with the currency of another one. */
export const currencyHeading = (name: string, locale: string | undefined): string => `${name} ${wordsOf(locale).currency ?? "currency"}`;

const OWN_LOCALE = "en-GB";

function canonical(locale: string): string {
  try {
    return Intl.getCanonicalLocales(locale.replaceAll("_", "-"))[0] ?? OWN_LOCALE;
  } catch {
    return OWN_LOCALE;
  }
}

/**
 * A date as the locale writes it; DD/MM/YYYY, the service user's own form, without one or with one that cannot be.
 *
 * Observed: a locale changes the dates as well as the headings.
 */
export const dateText = (date: string, locale = OWN_LOCALE): string =>
  new Date(`${date}T00:00:00Z`).toLocaleDateString(canonical(locale), {
    day: "2-digit",
    month: "2-digit",
    year: "numeric",
    timeZone: "UTC",
    calendar: "gregory",
    numberingSystem: "latn",
  });
