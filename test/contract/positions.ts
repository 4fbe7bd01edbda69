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
} from "../../src/positions/endpoints.ts";
import { type Contract, GRACE } from "./contract.ts";

const field = (id: string) => ({
  id,
  name: "Name",
  description: null,
  fieldType: { type: "list", typeData: { listId: "site" } },
  jsonPath: { root: id, rawData: `${id}/value` },
});
const fieldGiven = (id: string) => ({ ...field(id), type: "list", listId: "site" });
const vacant = { fieldId: "/position/status", operator: "equals", values: ["vacant"] };
const opening = { "/positionOpening/expectedStartDate": "2027-02-01" };
const value = (of: unknown) => ({ value: of });

export const contracts: readonly Contract[] = [
  {
    name: "positions.search",
    endpoint: searchPositions,
    call: (bob) =>
      bob.positions.search({
        fields: ["/position/id", "/position/filledBy", "/position/reason", "/position/id"],
        filters: [vacant],
        humanReadable: true,
      }),
    exchanges: [
      {
        method: "POST",
        path: "/objects/position/search",
        body: { fields: ["/position/id", "/position/filledBy", "/position/reason"], filters: [vacant], includeHumanReadable: true },
        answer: [
          {
            "/position/id": { value: 77, humanReadable: "77" },
            "/position/filledBy": { value: GRACE, humanReadable: "Grace Sample" },
            "/position/reason": { value: null },
          },
          { "/position/id": { value: 78 } },
        ],
      },
    ],
    gives: [
      {
        "/position/id": 77,
        "/position/filledBy": GRACE,
        "/position/reason": null,
        humanReadable: { "/position/id": "77", "/position/filledBy": "Grace Sample" },
      },
      { "/position/id": 78 },
    ],
  },
  {
    name: "positions.fields",
    endpoint: positionFields,
    call: (bob) => bob.positions.fields(),
    exchanges: [{ method: "GET", path: "/metadata/objects/position", answer: [field("/position/site")] }],
    gives: [fieldGiven("/position/site")],
  },
  {
    name: "positions.create",
    endpoint: createPositions,
    call: (bob) =>
      bob.positions.create([
        {
          position: {
            "/position/effectiveDate": "2027-01-01",
            "/position/fte": 100,
            "/position/department": "5887485",
            "/position/site": 2220765,
            "/position/jobProfile": 124599,
            "/position/reason": null,
          },
          opening,
          budget: { "/positionBudget/salaryPayPeriod": "Annual", "/positionBudget/currency": "GBP" },
        },
      ]),
    exchanges: [
      {
        method: "POST",
        path: "/workforce-planning/positions",
        body: {
          items: [
            {
              objectType: "position",
              fields: {
                "/position/effectiveDate": value("2027-01-01"),
                "/position/fte": value(100),
                "/position/department": value("5887485"),
                "/position/site": value(2220765),
                "/position/jobProfile": value(124599),
                "/position/reason": value(null),
                "/position/positionOpening": {
                  objectType: "positionOpening",
                  fields: { "/positionOpening/expectedStartDate": value("2027-02-01") },
                },
                "/position/positionBudget": {
                  objectType: "positionBudget",
                  fields: { "/positionBudget/salaryPayPeriod": value("Annual"), "/positionBudget/currency": value("GBP") },
                },
              },
            },
          ],
        },
        answer: [{ positionId: 77, positionOpeningId: 8 }],
      },
    ],
    gives: { positions: [{ positionId: 77, positionOpeningId: 8 }] },
  },
  {
    name: "positions.update",
    endpoint: updatePosition,
    call: (bob) => bob.positions.update(77, { "/position/fte": 80, "/position/name": undefined as never }),
    exchanges: [
      {
        method: "PATCH",
        path: "/workforce-planning/positions/77",
        body: { items: [{ objectType: "position", fields: { "/position/fte": value(80) } }] },
        answer: undefined,
      },
    ],
    gives: undefined,
  },
  {
    name: "positions.cancel",
    endpoint: cancelPosition,
    call: (bob) => bob.positions.cancel(77),
    exchanges: [{ method: "PATCH", path: "/workforce-planning/positions/77/cancel", answer: new Response(null, { status: 204 }) }],
    gives: undefined,
  },
  {
    name: "positions.scheduleCancellation",
    endpoint: schedulePositionCancellation,
    call: (bob) => bob.positions.scheduleCancellation({ positionIds: [77, 78], date: "2027-03-31" }),
    exchanges: [
      {
        method: "POST",
        path: "/workforce-planning/positions/schedule-cancellation",
        body: { positionIds: [77, 78], cancellationDate: "2027-03-31" },
        answer: {},
      },
    ],
    gives: undefined,
  },
  {
    name: "positions.openings.search",
    endpoint: searchOpenings,
    call: (bob) => bob.positions.openings.search({ fields: ["/positionOpening/id", "/positionOpening/positionId"] }).toArray({ limit: 9 }),
    exchanges: [
      {
        method: "POST",
        path: "/positions/position-openings/search",
        body: { fields: ["/positionOpening/id", "/positionOpening/positionId"], filters: [], pagination: { limit: 100 } },
        answer: {
          positionOpeningEntries: [[{ "/positionOpening/id": value(8), "/positionOpening/positionId": value(77) }]],
          response_metadata: { next_cursor: "more" },
        },
      },
      {
        method: "POST",
        path: "/positions/position-openings/search",
        body: { fields: ["/positionOpening/id", "/positionOpening/positionId"], filters: [], pagination: { limit: 100, cursor: "more" } },
        answer: { positionOpeningEntries: [{ "/positionOpening/id": value(9) }], response_metadata: { next_cursor: null } },
      },
    ],
    gives: [{ "/positionOpening/id": 8, "/positionOpening/positionId": 77 }, { "/positionOpening/id": 9 }],
  },
  {
    name: "positions.openings.fields",
    endpoint: openingFields,
    call: (bob) => bob.positions.openings.fields(),
    exchanges: [{ method: "GET", path: "/positions/position-openings/metadata", answer: field("/positionOpening/status") }],
    gives: [fieldGiven("/positionOpening/status")],
  },
  {
    name: "positions.openings.create",
    endpoint: createOpening,
    call: (bob) => bob.positions.openings.create(77, opening),
    exchanges: [
      {
        method: "POST",
        path: "/workforce-planning/positions/77/position-openings",
        body: { items: [{ objectType: "positionOpening", fields: { "/positionOpening/expectedStartDate": value("2027-02-01") } }] },
        answer: { id: 77, positionOpeningId: 8 },
      },
    ],
    gives: { id: 77, positionOpeningId: 8 },
  },
  {
    name: "positions.openings.update",
    endpoint: updateOpening,
    call: (bob) => bob.positions.openings.update(77, 8, { "/positionOpening/recruitmentStatus": "onHold" }),
    exchanges: [
      {
        method: "PATCH",
        path: "/workforce-planning/positions/77/position-openings/8",
        body: { items: [{ objectType: "positionOpening", fields: { "/positionOpening/recruitmentStatus": value("onHold") } }] },
        answer: undefined,
      },
    ],
    gives: undefined,
  },
  {
    name: "positions.openings.remove",
    endpoint: removeOpening,
    call: (bob) => bob.positions.openings.remove(77, 8),
    exchanges: [
      { method: "DELETE", path: "/workforce-planning/positions/77/position-openings/8", answer: new Response(null, { status: 204 }) },
    ],
    gives: undefined,
  },
  {
    name: "positions.budgets.search",
    endpoint: searchBudgets,
    call: (bob) =>
      bob.positions.budgets
        .search({ fields: ["/positionBudget/totalPositionCostCurrencyValue"], pageSize: 1000, cursor: "here", humanReadable: true })
        .toArray({ limit: 9 }),
    exchanges: [
      {
        method: "POST",
        path: "/positions/position-budget/search",
        body: {
          fields: ["/positionBudget/totalPositionCostCurrencyValue"],
          filters: [],
          includeHumanReadable: true,
          pagination: { limit: 1000, cursor: "here" },
        },
        answer: {
          positionBudgetEntries: [
            [
              {
                "/positionBudget/totalPositionCostCurrencyValue": {
                  value: { value: 52000, currency: "GBP" },
                  humanReadable: "52,000.00 GBP",
                },
              },
            ],
          ],
          response_metadata: { next_cursor: null },
        },
      },
    ],
    gives: [
      {
        "/positionBudget/totalPositionCostCurrencyValue": { value: 52000, currency: "GBP" },
        humanReadable: { "/positionBudget/totalPositionCostCurrencyValue": "52,000.00 GBP" },
      },
    ],
  },
  {
    name: "positions.budgets.fields",
    endpoint: budgetFields,
    call: (bob) => bob.positions.budgets.fields(),
    exchanges: [{ method: "GET", path: "/positions/position-budget/metadata", answer: { fields: [field("/positionBudget/id")] } }],
    gives: [fieldGiven("/positionBudget/id")],
  },
  {
    name: "positions.budgets.create",
    endpoint: createBudget,
    call: (bob) =>
      bob.positions.budgets.create(77, {
        "/positionBudget/salaryPayPeriod": "Monthly 13",
        "/positionBudget/currency": "GBP",
        "/positionBudget/expectedBaseSalaryCurrencyValue": { value: 4000, currency: "GBP" },
      }),
    exchanges: [
      {
        method: "POST",
        path: "/workforce-planning/positions/77/position-budget",
        body: {
          items: [
            {
              objectType: "positionBudget",
              fields: {
                "/positionBudget/salaryPayPeriod": value("Monthly 13"),
                "/positionBudget/currency": value("GBP"),
                "/positionBudget/expectedBaseSalaryCurrencyValue": value({ value: 4000, currency: "GBP" }),
              },
            },
          ],
        },
        answer: { positionBudgetId: 9 },
      },
    ],
    gives: { positionBudgetId: 9 },
  },
  {
    name: "positions.budgets.update",
    endpoint: updateBudget,
    call: (bob) => bob.positions.budgets.update(77, 9, { "/positionBudget/variablePayPeriod": "Quarterly" }),
    exchanges: [
      {
        method: "PATCH",
        path: "/workforce-planning/positions/77/position-budget/9",
        body: { items: [{ objectType: "positionBudget", fields: { "/positionBudget/variablePayPeriod": value("Quarterly") } }] },
        answer: new Response(null, { status: 204 }),
      },
    ],
    gives: undefined,
  },
];
