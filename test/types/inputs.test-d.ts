import { type Auth, bearer, type ClientOptions, createClient, type EmployeeId, employeeId, type HiBob } from "hibob-kit";
import { type Client, endpoint, type InputOf, type Page } from "hibob-kit/client";
import type { Field, ListItem } from "hibob-kit/metadata";
import type { TablePage, WorkRow } from "hibob-kit/work-history";
import { describe, expectTypeOf, it } from "vitest";
import * as z from "zod/mini";

declare const bob: HiBob;
declare const client: Client;
const fields = ["root.email"] as const;

describe("whom a search finds", () => {
  it("is by ids or by emails, not by both", () => {
    const ids = [employeeId("1")];
    void bob.people.search({ fields, ids });
    void bob.people.search({ fields, emails: ["a@b.example"] });
    // @ts-expect-error one filter only
    void bob.people.search({ fields, ids, emails: ["a@b.example"] });
  });

  it("is by ids that were made as such: plain text is none", () => {
    // @ts-expect-error text that nobody looked at
    void bob.people.search({ fields, ids: ["1"] });
    // @ts-expect-error a number could not hold it
    void bob.workHistory.list(33328838840177);
    // @ts-expect-error text that nobody looked at
    void bob.workHistory.list("1");
    // @ts-expect-error text that nobody looked at
    void bob.workHistory.all({ employeeIds: ["1"] });
    expectTypeOf(employeeId).returns.toEqualTypeOf<EmployeeId>();
    expectTypeOf<EmployeeId>().toExtend<string>();
    expectTypeOf<string>().not.toExtend<EmployeeId>();
  });

  it("comes with display texts beside the values, never instead of them", () => {
    void bob.people.search({ fields, humanReadable: "APPEND" });
    // @ts-expect-error loses the values
    void bob.people.search({ fields, humanReadable: "REPLACE" });
  });
});

describe("a client", () => {
  it("has one credential", () => {
    createClient({ serviceUser: { id: "SERVICE-1", token: "t" } });
    createClient({ auth: bearer(() => "t") });
    // @ts-expect-error none
    void (() => createClient({}));
    // @ts-expect-error two
    void (() => createClient({ serviceUser: { id: "SERVICE-1", token: "t" }, auth: bearer(() => "t") }));
    expectTypeOf<NonNullable<ClientOptions["auth"]>>().toEqualTypeOf<Auth>();
  });
});

const listThings = endpoint({
  method: "GET",
  path: "/people/{id}/things/{thing}",
  query: z.object({ limit: z.optional(z.number()) }),
  response: z.looseObject({ things: z.array(z.string()) }),
  perMinute: 50,
  permissions: [],
  effect: "read",
});
const find = endpoint({
  method: "POST",
  path: "/find",
  query: z.object({ from: z.string() }),
  body: z.object({ text: z.string() }),
  perMinute: undefined,
  permissions: [],
  effect: "read",
});

describe("the input of a declared endpoint", () => {
  it("has the holes of its path, and no query where all of it is optional", () => {
    expectTypeOf<InputOf<typeof listThings>["path"]>().toEqualTypeOf<{ readonly id: string; readonly thing: string }>();
    void client.call(listThings, { path: { id: "1", thing: "2" } });
    void client.call(listThings, { path: { id: "1", thing: "2" }, query: { limit: 5 } });
    // @ts-expect-error a hole is missing
    void client.call(listThings, { path: { id: "1" } });
    // @ts-expect-error an id is text
    void client.call(listThings, { path: { id: 1, thing: "2" } });
    // @ts-expect-error the path is missing
    void client.call(listThings, {});
    // @ts-expect-error the limit is a number
    void client.call(listThings, { path: { id: "1", thing: "2" }, query: { limit: "5" } });
  });

  it("has a query and a body where they are needed, and no path where there are no holes", () => {
    void client.call(find, { query: { from: "x" }, body: { text: "y" } });
    // @ts-expect-error the body is missing
    void client.call(find, { query: { from: "x" } });
    // @ts-expect-error the query is missing
    void client.call(find, { body: { text: "y" } });
    // @ts-expect-error there is nothing to fill
    void client.call(find, { path: { id: "1" }, query: { from: "x" }, body: { text: "y" } });
  });

  it("leads to data of the declared type, and of none where nothing is declared", () => {
    const call = () => client.call(listThings, { path: { id: "1", thing: "2" } });
    expectTypeOf<Awaited<ReturnType<typeof call>>["data"]["things"]>().toEqualTypeOf<string[]>();
    const raw = () => client.request({ method: "GET", path: "/x" });
    expectTypeOf<Awaited<ReturnType<typeof raw>>["data"]>().toBeUnknown();
  });
});

describe("what modules answer", () => {
  it("is typed without any", () => {
    const pages = () => bob.workHistory.all();
    expectTypeOf<ReturnType<typeof pages>>().toExtend<AsyncIterable<WorkRow>>();
    expectTypeOf<TablePage<WorkRow>>().toExtend<Page<WorkRow>>();
    expectTypeOf<WorkRow["employeeId"]>().toEqualTypeOf<EmployeeId>();
    expectTypeOf<WorkRow["title"]>().toEqualTypeOf<string | null | undefined>();
    expectTypeOf<WorkRow["anything else"]>().toBeUnknown();
    expectTypeOf(bob.metadata.fields).returns.resolves.toEqualTypeOf<Field[]>();
    expectTypeOf<ListItem["id"]>().toEqualTypeOf<string | number>();
    expectTypeOf<HiBob>().not.toBeAny();
  });
});
