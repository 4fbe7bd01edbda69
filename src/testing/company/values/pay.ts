import { addDays } from "../days.ts";
import { again, between, chance, pick } from "../draws.ts";
import type { Employee } from "../employee.ts";
import { SITES } from "../places.ts";
import { afterStart, type Derivation, type Derivations, homeSite, itemsOf, lastReview, mostly, period, until } from "./derivation.ts";

const OPEN_SITES = SITES.filter(({ archived }) => !archived).map(({ id }) => id);

const money =
  (low: number, high: number, step: number): Derivation =>
  (person, h, company) => ({ value: between(h, low, high) * step, currency: homeSite(person, company).currency });

const salary: Derivation = (person, _, company) => ({
  value: between(again(person.core.salt, 70), 64, 260) * 500,
  currency: homeSite(person, company).currency,
});

const share = ({ core }: Employee): number => (chance(again(core.salt, 71), 12) ? pick([50, 60, 80], again(core.salt, 72)) : 100);

/** A working week of so many hours a day, in the form of the employment table. */
const week = (hoursPerDay: number, workingPatternId: number) => ({
  workingPatternType: "hourly",
  days: {
    sunday: 0,
    monday: hoursPerDay,
    tuesday: hoursPerDay,
    wednesday: hoursPerDay,
    thursday: hoursPerDay,
    friday: hoursPerDay,
    saturday: 0,
  },
  hoursPerDay,
  workingPatternId,
});

const standardWeek: Derivation = (_, __, { lists }) => week(8, lists.choices("workingPattern_entity_list")[0] as number);

const ownWeek: Derivation = (person, h, company) =>
  share(person) === 100
    ? standardWeek(person, h, company)
    : week((8 * share(person)) / 100, company.lists.choices("workingPattern_entity_list")[2] as number);

/** The item that stands for the person's site, in a list that has one per site, in the order of the sites. */
const bySite =
  (list: string): Derivation =>
  (person, _, company) =>
    company.lists.choices(list)[OPEN_SITES.indexOf(homeSite(person, company).id)] ?? null;

const percent = (...choices: number[]): Derivation => mostly(55, (_, h) => pick(choices, h));

const variablePay = <Type extends string>(type: Type, present: number) =>
  ({
    [`payroll.variable.${type}.amount`]: mostly(present, money(4, 60, 500)),
    [`payroll.variable.${type}.percentageOfAnnualSalary`]: percent(5, 8, 10, 15),
    [`payroll.variable.${type}.companyPercent`]: percent(20, 30, 50),
    [`payroll.variable.${type}.departmentPercent`]: percent(20, 30),
    [`payroll.variable.${type}.individualPercent`]: percent(30, 50, 60),
  }) as Derivations;

const BENEFITS = ["Childcare vouchers", "Company Car", "Cycle to work", "Lunch vouchers", "Season ticket loans"];

const inUk =
  (derive: Derivation): Derivation =>
  (person, h, company) =>
    homeSite(person, company).country === "United Kingdom" ? derive(person, h, company) : null;

/** Employment, payroll and tax. */
export const PAY: Derivations = {
  "payroll.employment.activeEffectiveDate": ({ startDate }) => startDate,
  "payroll.employment.type": (person) => (share(person) === 100 ? "Full time" : "Part time"),
  "payroll.employment.contract": (_, h) => pick(["Permanent", "Permanent", "Permanent", "Fixed term", "Intern"], h),
  "payroll.employment.fte": share,
  "payroll.employment.weeklyHours": (person) => (40 * share(person)) / 100,
  "payroll.employment.hoursInDayNotWorked": (person) => 8 - (8 * share(person)) / 100,
  "payroll.employment.workingPattern": ownWeek,
  "payroll.employment.actualWorkingPattern": ownWeek,
  "payroll.employment.standardWorkingPattern": standardWeek,
  "payroll.employment.siteWorkingPattern": standardWeek,
  "payroll.employment.standardWorkingPattern.workingPatternId": (_, __, { lists }) => pick(lists.choices("workingPattern_entity_list"), 0),
  "payroll.employment.personalWorkingPatternType": (person, h) => (share(person) === 100 ? (h % 4 === 0 ? "flexible" : null) : "custom"),

  "payroll.employment.calendarId": bySite("calendar"),
  "payroll.employment.flsaCode": (person, h, company) =>
    homeSite(person, company).country === "United States" ? pick(["Exempt", "Non exempt"], h) : null,
  "employee.workLocationId": bySite("workLocation_entity_list"),

  "payroll.salary.activeEffectiveDate": lastReview,
  "payroll.salary.payment": salary,
  "payroll.salary.payment.currency": (person, _, company) => homeSite(person, company).currency,
  "payroll.salary.payPeriod": () => "Annual",
  "payroll.salary.yearlyPayment": (person, _, company) => company.value(person, "payroll.salary.payment"),
  "payroll.salary.monthlyPayment": (person, _, company) => {
    const yearly = company.value(person, "payroll.salary.payment") as { value: number; currency: string } | null;
    return yearly && { value: Math.round((yearly.value / 12) * 100) / 100, currency: yearly.currency };
  },
  "payroll.timeSinceLastSalaryChange": (person, _, company) => period(lastReview(person), until(person, company)),
  "payroll.additionalPensionContribution": mostly(60, (_, h) => pick([0, 2, 3, 5], h)),
  "payroll.taxCode": mostly(80, (_, h) => `${between(h, 900, 1_400)}L`),
  ...variablePay("Bonus", 70),
  ...variablePay("Commission", 30),
  ...variablePay("Executive bonus", 15),
  ...(Object.fromEntries(
    BENEFITS.flatMap((name) => [
      [`payroll.entitlement.${name}.amount`, mostly(35, money(2, 30, 10))],
      [`payroll.deduction.${name}.amount`, mostly(25, money(1, 20, 5))],
    ]),
  ) as Derivations),
  "actualPayment.payDate": (person) => addDays(lastReview(person), 29),
  "actualPayment.amount": (person, h, company) =>
    company.value(person, "payroll.salary.monthlyPayment") ?? money(1, 9, 500)(person, h, company),
  "actualPayment.change.reason": mostly(40, (_, h) => pick(["Monthly run", "Correction"], h)),
  "actualPayment.change.changedBy": (_, __, { employees }) => employees[0]?.displayName ?? null,

  "employee.taxCode": inUk((_, h) => `${between(h, 900, 1_400)}L`),
  "employee.w1m1": inUk((_, h) => h % 9 === 0),
  "employee.loanTypes": (person, h, company) =>
    homeSite(person, company).country === "United Kingdom" ? itemsOf("ukTaxSettingsLoanTypes", 2)(person, h, company) : [],
  "employee.previousTaxablePay": inUk(mostly(70, (_, h) => between(h, 0, 400) * 100)),
  "employee.previousTaxPaid": inUk(mostly(70, (_, h) => between(h, 0, 100) * 100)),
  "employee.directorAppointedOn": inUk(mostly(20, afterStart(30, 700))),
  "employee.directorsNIBasis": inUk(mostly(20, (_, h) => pick(["Annual", "Alternative"], h))),
  "employee.dateLeftPreviousEmployment": inUk(mostly(80, afterStart(-90, -5))),
  "employee.enrolledInPayrollModuleStatus": mostly(80, (_, h) => pick(["Enrolled", "Enrolled", "Not enrolled"], h)),
};
