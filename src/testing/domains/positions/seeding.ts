import type { CompanyState } from "../../company/company.ts";
import { addDays } from "../../company/days.ts";
import { again, between, chance, hash, hashText, letters, pick } from "../../company/draws.ts";
import type { Core } from "../../company/employee.ts";
import { DEPARTMENTS, SITES, TOP_DEPARTMENT } from "../../company/places.ts";
import { SeededPeople } from "../../company/seeded-people.ts";
import { JobCatalog } from "../job-catalog/state.ts";
import type { Budget, Opening, Position } from "./position.ts";

const FIRST = { position: 250_001, opening: 310_001, budget: 370_001 };
/** How many of the seven departments are planned by positions; the rest of the company still does without. */
const PLANNED = 4;
const OPEN_SITES = SITES.filter(({ archived }) => !archived);

/** What differs between the positions of people and those that are to be. */
interface Sketch {
  readonly h: number;
  readonly department: string;
  readonly title: string | null;
  readonly siteId: number | null;
  readonly effectiveDate: string;
  readonly positionType: string | null;
  readonly managerPositionId: number | null;
  readonly expectedStartDate: string;
  readonly recruitmentStatus?: Opening["recruitmentStatus"];
  readonly holder?: Pick<Core, "id" | "startDate"> | undefined;
  readonly cancelledFrom?: string | undefined;
}

/** The positions of a company when it was made: one for each person of some departments, and those still to be filled. */
export function seedPositions(company: CompanyState): Position[] {
  const { seed } = company;
  const turn = hash(seed, 0x9051) % DEPARTMENTS.length;
  const planned = DEPARTMENTS.map((_, nth) => DEPARTMENTS[(turn + nth) % DEPARTMENTS.length] as (typeof DEPARTMENTS)[number]).slice(
    0,
    PLANNED,
  );
  const names = new Set([TOP_DEPARTMENT, ...planned.map(({ name }) => name)]);
  const people = company.part(SeededPeople);
  const positions: Position[] = [];
  const heldBy = new Map<string, Position>();
  const add = (sketch: Sketch): Position => {
    const position = drawn(company, sketch, positions.length);
    positions.push(position);
    return position;
  };
  const members = new Map<string, number>();
  for (const core of people.all) {
    const { department, title, siteId, reportsTo } = people.row(core);
    if (department === null || !names.has(department)) continue;
    members.set(department, (members.get(department) ?? 0) + 1);
    const h = hash(core.salt, 0x9051);
    const left = people.hadLeft(core);
    const dropped = left && chance(h, 40);
    const position = add({
      h,
      department,
      title,
      siteId,
      effectiveDate: core.startDate,
      positionType: left && !dropped ? "Replacement" : chance(again(h, 2), 60) ? null : "Growth",
      managerPositionId: reportsTo === null ? null : (heldBy.get(reportsTo)?.id ?? null),
      expectedStartDate: left ? addDays(company.born, between(again(h, 3), 15, 90)) : core.startDate,
      holder: left ? undefined : core,
      cancelledFrom: dropped ? (core.terminationDate ?? undefined) : undefined,
    });
    heldBy.set(core.id, position);
  }
  for (const [nth, { name, titles }] of planned.entries()) {
    const h = hash(seed, hashText(`growth ${name}`));
    const head = positions.find(({ department }) => department === name);
    const wanted = between(h, 1, 2) + Math.floor((members.get(name) ?? 0) / 25);
    for (let more = 0; more < wanted; more++) {
      const own = again(h, more + 1);
      add({
        h: own,
        department: name,
        title: pick(titles.slice(0, 3), again(own, 2)),
        siteId: pick(OPEN_SITES, again(own, 3)).id,
        effectiveDate: addDays(company.born, between(again(own, 4), -60, 120)),
        positionType: "Growth",
        managerPositionId: head?.id ?? null,
        expectedStartDate: addDays(company.born, between(again(own, 5), 20, 150)),
        // One department waits, and one gives up a position soon.
        recruitmentStatus: more === 0 && nth === 1 ? "onHold" : "open",
        cancelledFrom: more === 0 && nth === 2 ? addDays(company.born, between(again(own, 6), 10, 45)) : undefined,
      });
    }
  }
  return positions;
}

function drawn(company: CompanyState, sketch: Sketch, nth: number): Position {
  const { h, department, title, siteId, holder } = sketch;
  const key = `${2_000 + nth}${letters(h, 1)}`;
  const temporary = chance(again(h, 11), 5);
  return {
    id: FIRST.position + nth,
    name: `P-${key}`,
    effectiveDate: sketch.effectiveDate,
    endEffectiveDate: temporary ? addDays(company.born, between(again(h, 12), 60, 400)) : null,
    fte: chance(again(h, 13), 12) ? pick([50, 60, 80], again(h, 14)) : 100,
    department,
    site: siteId ?? (OPEN_SITES[0] as (typeof OPEN_SITES)[number]).id,
    jobProfile: (title === null ? undefined : company.part(JobCatalog).seeded(department, title)) ?? null,
    managerPositionId: sketch.managerPositionId,
    positionType: sketch.positionType,
    employmentType: temporary ? "Temporary" : chance(again(h, 15), 8) ? "Contractor" : "Permanent",
    reason: chance(again(h, 16), 30) ? "Yearly plan" : null,
    hasOpenRequests: chance(again(h, 17), 4),
    modificationDate: addDays(company.born, -between(again(h, 18), 0, 200)),
    cancelledFrom: sketch.cancelledFrom ?? null,
    openings: [
      {
        id: FIRST.opening + nth,
        positionOpeningName: `O-${key}`,
        expectedStartDate: sketch.expectedStartDate,
        recruitmentStatus: sketch.recruitmentStatus ?? "open",
        filledBy: holder?.id ?? null,
        filledFrom: holder?.startDate ?? null,
        updateEffectiveDate: sketch.effectiveDate,
      },
    ],
    budget: chance(again(h, 19), 90) ? budgetOf(company, sketch, nth) : null,
  };
}

function budgetOf(company: CompanyState, { h, siteId, effectiveDate }: Sketch, nth: number): Budget {
  const currency = company.site(siteId)?.currency ?? "GBP";
  const monthly = chance(again(h, 20), 20);
  const salary = between(again(h, 21), 64, 260) * 500;
  const variable = chance(again(h, 22), 40);
  return {
    id: FIRST.budget + nth,
    salaryPayPeriod: monthly ? "Monthly" : "Annual",
    currency,
    expectedBaseSalaryCurrencyValue: { value: monthly ? Math.round(salary / 12) : salary, currency },
    expectedVariablePayCurrencyValue: variable ? { value: between(again(h, 23), 2, 24) * 500, currency } : null,
    variablePayPeriod: variable ? pick(["Annual", "Quarterly"], again(h, 24)) : null,
    totalPositionCostCurrencyValue: null,
    updateEffectiveDate: effectiveDate,
  };
}
