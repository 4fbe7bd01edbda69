import type { CalendarDate } from "../../../model/dates.ts";
import type { CompanyState } from "../../company/company.ts";
import { startOfDay } from "../../company/days.ts";
import type { Employee } from "../../company/employee.ts";
import { refuse } from "../../refusing.ts";
import {
  type BudgetValues,
  madeBudget,
  madeOpening,
  madePosition,
  type OpeningValues,
  type PositionDraft,
  type PositionValues,
} from "./drafts.ts";
import { type Budget, heldOpening, holderOf, isCancelled, type Opening, type Position } from "./position.ts";
import { seedPositions } from "./seeding.ts";

/**
 * The company's positions, their openings and their budgets.
 *
 * ASSUMED: that names are unique, and that what cannot be is refused with 400: a second budget, deleting an opening that somebody
 * fills, changing a cancelled position. Bob documents only that a filled position is not cancelled.
 */
export class Positions {
  readonly #company: CompanyState;
  #byId: Map<number, Position> | undefined;
  /** The day up to which everything that took effect was told. */
  #toldUntil: CalendarDate;

  constructor(company: CompanyState) {
    this.#company = company;
    this.#toldUntil = company.born;
  }

  /**
   * Tells of the cancellations that took effect since it was last called, as of their midnight.
   *
   * ASSUMED: that Bob tells of them once more on that day, besides when they are scheduled.
   */
  passTime(): void {
    const { today, events } = this.#company;
    if (today <= this.#toldUntil) return;
    const since = this.#toldUntil;
    this.#toldUntil = today;
    const due = this.all.flatMap(({ id, cancelledFrom: day }) => (day !== null && day > since && day <= today ? [{ id, day }] : []));
    due.sort((a, b) => (a.day < b.day ? -1 : Number(a.day > b.day)));
    for (const { id, day } of due) events.emit("workforcePlanning.position.updated", { positionId: id }, { at: startOfDay(day) });
  }

  get #positions(): Map<number, Position> {
    this.#byId ??= new Map(seedPositions(this.#company).map((position) => [position.id, position]));
    return this.#byId;
  }

  get all(): readonly Position[] {
    return [...this.#positions.values()];
  }

  find(id: number): Position | undefined {
    return this.#positions.get(id);
  }

  /** Makes all of them or none. */
  create(drafts: readonly PositionDraft[]): Position[] {
    const twice = (names: readonly string[]) => new Set(names).size < names.length;
    if (twice(drafts.flatMap(({ position: { name } }) => name ?? []))) throw refuse("two of the positions have one name");
    if (twice(drafts.flatMap(({ opening }) => opening.positionOpeningName ?? []))) throw refuse("two of the openings have one name");
    for (const { position, opening } of drafts) {
      this.#checkName(position.name);
      this.#checkOpeningName(opening.positionOpeningName);
    }
    return drafts.map((draft) => this.#make(draft));
  }

  /** Changes what is given. A name that is emptied stays: every position has one. */
  update(id: number, { name, site, jobProfile, managerPositionId, ...values }: PositionValues): Position {
    const position = this.#standing(id);
    this.#checkName(name, id);
    if (managerPositionId != null) this.#checkManager(id, Number(managerPositionId));
    return this.#change({
      ...position,
      ...values,
      ...(name == null ? {} : { name }),
      ...(site === undefined ? {} : { site: Number(site) }),
      ...(jobProfile === undefined ? {} : { jobProfile: Number(jobProfile) }),
      ...(managerPositionId === undefined ? {} : { managerPositionId: managerPositionId === null ? null : Number(managerPositionId) }),
    });
  }

  /** Cancels a position that nobody holds, now. */
  cancel(id: number): void {
    const position = this.#standing(id);
    if (heldOpening(position, this.#company))
      throw refuse("a filled position cannot be cancelled: schedule it, which unassigns its employee");
    this.#change({ ...position, cancelledFrom: this.#company.today });
  }

  /** Cancels positions on a day, be they filled: all of them or none. From then on nobody holds them. */
  scheduleCancellation(ids: readonly number[], date: CalendarDate = this.#company.today): void {
    if (date < this.#company.today) throw refuse("the day of a cancellation is in the past");
    for (const position of [...new Set(ids)].map((id) => this.#standing(id))) this.#change({ ...position, cancelledFrom: date });
  }

  addOpening(positionId: number, values: OpeningValues): Opening {
    const position = this.#standing(positionId);
    this.#checkOpeningName(values.positionOpeningName);
    const opening = madeOpening(values, this.#company);
    this.#keep({ ...position, openings: [...position.openings, opening] });
    this.#tell("positionOpening.created", { positionId, positionOpeningId: opening.id });
    return opening;
  }

  updateOpening(positionId: number, openingId: number, { positionOpeningName, ...values }: OpeningValues): void {
    const position = this.#standing(positionId);
    this.#checkOpeningName(positionOpeningName, openingId);
    this.#replace(position, {
      ...this.openingOf(position, openingId),
      ...values,
      ...(positionOpeningName == null ? {} : { positionOpeningName }),
    });
  }

  removeOpening(positionId: number, openingId: number): void {
    const position = this.#standing(positionId);
    const opening = this.openingOf(position, openingId);
    if (holderOf(opening, position, this.#company)) throw refuse("an opening that somebody fills cannot be deleted");
    this.#keep({ ...position, openings: position.openings.filter(({ id }) => id !== openingId) });
    this.#tell("positionOpening.deleted", { positionId, positionOpeningId: openingId });
  }

  createBudget(positionId: number, values: BudgetValues): Budget {
    const position = this.#standing(positionId);
    if (position.budget) throw refuse("the position has a budget already");
    const budget = madeBudget(values, this.#company);
    this.#keep({ ...position, budget });
    this.#tell("positionBudget.created", { positionId, positionBudgetId: budget.id });
    return budget;
  }

  updateBudget(positionId: number, values: BudgetValues): Budget {
    const position = this.#standing(positionId);
    if (!position.budget) throw refuse("the position has no budget");
    const budget = { ...position.budget, ...values, updateEffectiveDate: this.#company.today };
    this.#keep({ ...position, budget });
    this.#tell("positionBudget.updated", { positionId, positionBudgetId: budget.id });
    return budget;
  }

  /** Assigns someone to the first opening that is free, and takes them from the position that they held. */
  fill(id: number, person: Employee, from: CalendarDate): Opening {
    const position = this.#standing(id);
    const company = this.#company;
    const opening = position.openings.find((one) => !holderOf(one, position, company));
    if (!opening) throw refuse("the position has no opening that is free");
    if (person.lifecycleStatus === "Terminated") throw refuse("someone who has left cannot fill a position");
    for (const other of this.all) {
      const held = other.openings.find(({ filledBy }) => filledBy === person.id);
      if (held) this.#assign(other, { ...held, filledBy: null, filledFrom: null });
    }
    return this.#assign(this.#standing(id), { ...opening, filledBy: person.id, filledFrom: from });
  }

  openingOf({ openings }: Position, id: number): Opening {
    const opening = openings.find((one) => one.id === id);
    if (!opening) throw refuse("the position has no opening with this id");
    return opening;
  }

  /** A position that is not cancelled. */
  #standing(id: number): Position {
    const position = this.find(id);
    if (!position) throw refuse("no position has this id");
    if (isCancelled(position, this.#company)) throw refuse("the position is cancelled");
    return position;
  }

  #make(draft: PositionDraft): Position {
    const position = madePosition(draft, this.#company);
    const { id, openings, budget } = position;
    this.#positions.set(id, position);
    this.#tell("position.created", { positionId: id });
    for (const opening of openings) this.#tell("positionOpening.created", { positionId: id, positionOpeningId: opening.id });
    if (budget) this.#tell("positionBudget.created", { positionId: id, positionBudgetId: budget.id });
    return position;
  }

  // Who holds an opening shows in the position as well.
  #assign(position: Position, opening: Opening): Opening {
    const changed = this.#replace(position, opening);
    this.#tell("position.updated", { positionId: position.id });
    return changed;
  }

  #replace(position: Position, opening: Opening): Opening {
    const changed = { ...opening, updateEffectiveDate: this.#company.today };
    this.#keep({ ...position, openings: position.openings.map((one) => (one.id === opening.id ? changed : one)) });
    this.#tell("positionOpening.updated", { positionId: position.id, positionOpeningId: opening.id });
    return changed;
  }

  #change(position: Position): Position {
    const changed = this.#keep(position);
    this.#tell("position.updated", { positionId: position.id });
    return changed;
  }

  #keep(position: Position): Position {
    const changed = { ...position, modificationDate: this.#company.today };
    this.#positions.set(position.id, changed);
    return changed;
  }

  // ASSUMED: the keys of the data. Bob says that ids are told, and not under which names; these are those of its answers.
  #tell(what: string, ids: Readonly<Record<string, number>>): void {
    this.#company.events.emit(`workforcePlanning.${what}`, ids);
  }

  #checkName(name: string | null | undefined, own?: number): void {
    if (name != null && this.all.some((other) => other.name === name && other.id !== own)) throw refuse("another position has this name");
  }

  #checkOpeningName(name: string | null | undefined, own?: number): void {
    const taken = ({ positionOpeningName, id }: Opening) => positionOpeningName === name && id !== own;
    if (name != null && this.all.some(({ openings }) => openings.some(taken))) throw refuse("another opening has this name");
  }

  #checkManager(id: number, managerId: number): void {
    for (let above: number | null = managerId; above !== null; above = this.find(above)?.managerPositionId ?? null) {
      if (above === id) throw refuse("a position cannot report to one that reports to it");
    }
  }
}
