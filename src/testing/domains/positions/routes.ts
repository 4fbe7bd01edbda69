import type { Json } from "../../../model/json.ts";
import {
  budgetFields,
  cancelPosition,
  createBudget,
  createOpening,
  createPositions,
  openingFields,
  positionFields,
  removeOpening,
  schedulePositionCancellation,
  searchBudgets,
  searchOpenings,
  searchPositions,
  updateBudget,
  updateOpening,
  updatePosition,
} from "../../../positions/endpoints.ts";
import type { World } from "../../access.ts";
import type { CompanyState } from "../../company/company.ts";
import { isDate } from "../../company/days.ts";
import { metadataRoute, searchRoute } from "../../objects/routes.ts";
import type { SearchForm } from "../../objects/search.ts";
import { valuesIn } from "../../objects/written.ts";
import { badRequest, bare, forbidden, json, notFound } from "../../reply.ts";
import { type Route, route } from "../../route.ts";
import { BUDGET, WRITTEN_BUDGET } from "./budget-kind.ts";
import type { BudgetValues, OpeningValues, PositionDraft, PositionValues } from "./drafts.ts";
import { OPENING } from "./opening-kind.ts";
import type { Position } from "./position.ts";
import { POSITION } from "./position-kind.ts";
import { Positions } from "./state.ts";
import { NEEDED } from "./values.ts";

const planning = { module: "workforcePlanning" };
const under = (key: string): SearchForm => ({ record: "wrapped", key, nested: true, pageSize: 100 });

const numberIn = (id: string): number => (/^\d{1,15}$/.test(id) ? Number(id) : Number.NaN);

/** The position of a path, which is 404 when there is none. */
function positionIn(company: CompanyState, { positionId }: { readonly positionId: string }): Position {
  const position = company.part(Positions).find(numberIn(positionId));
  if (!position) throw notFound(`The position ${positionId}`);
  return position;
}

function openingIn(position: Position, id: string): number {
  if (!position.openings.some((opening) => opening.id === numberIn(id))) throw notFound(`The opening ${id}`);
  return numberIn(id);
}

/** One item of a request that creates positions: the opening and the budget stand among the fields. */
function draftIn(item: Json, { company, access }: World): PositionDraft {
  const parts = ["positionOpening", "positionBudget"];
  const { positionOpening, positionBudget, ...position } = valuesIn(POSITION, item, company, { required: NEEDED.position, parts });
  if (positionOpening === undefined)
    throw badRequest(
      "The field /position/positionOpening is required",
      "/position/positionOpening is required: Bob makes no position without an opening",
    );
  if (positionBudget !== undefined && !access.has("positions.budgets")) throw forbidden("the permission positions.budgets");
  return {
    position: position as PositionValues,
    opening: valuesIn(OPENING, positionOpening, company, { required: NEEDED.opening }) as OpeningValues,
    budget:
      positionBudget === undefined
        ? undefined
        : (valuesIn(WRITTEN_BUDGET, positionBudget, company, { required: NEEDED.budget }) as BudgetValues),
  };
}

const reads: readonly Route[] = [
  metadataRoute(positionFields, POSITION, planning),
  metadataRoute(openingFields, OPENING, planning),
  metadataRoute(budgetFields, BUDGET, planning),

  searchRoute(
    searchPositions,
    POSITION,
    { record: "wrapped", key: null, pageSize: null },
    ({ company }) => company.part(Positions).all,
    planning,
  ),
  searchRoute(
    searchOpenings,
    OPENING,
    under("positionOpeningEntries"),
    ({ company }) => company.part(Positions).all.flatMap((position) => position.openings.map((opening) => ({ opening, position }))),
    planning,
  ),
  searchRoute(
    searchBudgets,
    BUDGET,
    under("positionBudgetEntries"),
    ({ company }) => company.part(Positions).all.flatMap((position) => (position.budget ? [{ budget: position.budget, position }] : [])),
    planning,
  ),
];

const writes: readonly Route[] = [
  route(
    createPositions,
    ({ body: { items }, company, access }) => {
      const drafts = items.map((item) => draftIn(item, { company, access }));
      const made = company.part(Positions).create(drafts);
      // Budgets have an id as well, which Bob does not tell.
      return json(made.map(({ id, openings }) => ({ positionId: id, positionOpeningId: openings[0]?.id })));
    },
    planning,
  ),

  // ASSUMED for all changes below: 200 without a body where Bob's answer is not known.
  route(
    updatePosition,
    ({ path, body: { items }, company }) => {
      const { id } = positionIn(company, path);
      const values = valuesIn(POSITION, items[0], company) as PositionValues;
      company.part(Positions).update(id, values);
      return bare(200);
    },
    planning,
  ),

  route(
    cancelPosition,
    ({ path, company }) => {
      const { id } = positionIn(company, path);
      company.part(Positions).cancel(id);
      return bare(204);
    },
    planning,
  ),

  route(
    schedulePositionCancellation,
    ({ body: { positionIds, cancellationDate }, company }) => {
      if (cancellationDate !== undefined && !isDate(cancellationDate)) throw badRequest("cancellationDate is a date, as YYYY-MM-DD");
      company.part(Positions).scheduleCancellation(positionIds, cancellationDate);
      return json({});
    },
    planning,
  ),

  route(
    createOpening,
    ({ path, body: { items }, company }) => {
      const { id } = positionIn(company, path);
      const values = valuesIn(OPENING, items[0], company, { required: NEEDED.opening }) as OpeningValues;
      return json({ id, positionOpeningId: company.part(Positions).addOpening(id, values).id });
    },
    planning,
  ),

  route(
    updateOpening,
    ({ path, body: { items }, company }) => {
      const position = positionIn(company, path);
      const openingId = openingIn(position, path.positionOpeningId);
      const values = valuesIn(OPENING, items[0], company) as OpeningValues;
      company.part(Positions).updateOpening(position.id, openingId, values);
      return bare(200);
    },
    planning,
  ),

  route(
    removeOpening,
    ({ path, company }) => {
      const position = positionIn(company, path);
      const openingId = openingIn(position, path.positionOpeningId);
      company.part(Positions).removeOpening(position.id, openingId);
      return bare(204);
    },
    planning,
  ),

  route(
    createBudget,
    ({ path, body: { items }, company }) => {
      const { id } = positionIn(company, path);
      const values = valuesIn(WRITTEN_BUDGET, items[0], company, { required: NEEDED.budget }) as BudgetValues;
      return json({ positionBudgetId: company.part(Positions).createBudget(id, values).id });
    },
    planning,
  ),

  route(
    updateBudget,
    ({ path, body: { items }, company }) => {
      const { id, budget } = positionIn(company, path);
      if (budget?.id !== numberIn(path.budgetId)) throw notFound(`The budget ${path.budgetId}`);
      const values = valuesIn(WRITTEN_BUDGET, items[0], company) as BudgetValues;
      company.part(Positions).updateBudget(id, values);
      return bare(204);
    },
    planning,
  ),
];

export const positionsRoutes: readonly Route[] = [...reads, ...writes];
