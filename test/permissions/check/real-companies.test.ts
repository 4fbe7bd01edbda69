import { describe, expect, it } from "vitest";
import { answerTo, company, withStatus } from "./rig.ts";

const BASE = { presets: ["base"] } as const;

/** An answer with something else in its body. */
const changed = async (answer: Response, change: (body: string) => string): Promise<Response> =>
  Response.json(JSON.parse(change(await answer.text())), { status: answer.status });

type Employees = { employees: Record<string, unknown>[] };

describe("the audience", () => {
  it("is counted by asking for the active, where the account has words of its own for Active and Inactive", async () => {
    const rig = company();
    rig.fake.audience = "active";
    const words = (answer: Response, { url }: Request) =>
      url.endsWith("/people/search")
        ? changed(answer, (body) => body.replaceAll('"Active"', '"Aktiv"').replaceAll('"Inactive"', '"Inaktiv"'))
        : answer;
    const report = await rig.altered(words, BASE);
    expect(withStatus(report, "missing")).toEqual(["audience"]);
    expect(report.audience?.active).toBe(report.audience?.people);
  });

  it("is not said to be wrong for one manager who is not in Bob any more, when people who left are seen", async () => {
    const rig = company();
    const [person] = rig.fake.company.employees.filter(({ status }) => status === "Active");
    const gone = "3999999999999999999";
    const dangling = (answer: Response, { url }: Request) =>
      url.endsWith("/people/search")
        ? changed(answer, (body) => {
            const data = JSON.parse(body) as Employees;
            const found = data.employees.find(({ id }) => id === person?.id);
            const work = found?.work as { manager?: unknown; reportsTo?: unknown } | undefined;
            if (work && "manager" in work) work.manager = gone;
            if (work && "reportsTo" in work) work.reportsTo = { id: gone };
            delete found?.["/work/manager"];
            delete found?.["/work/reportsTo"];
            return JSON.stringify(data);
          })
        : answer;
    const report = await rig.altered(dangling, BASE);
    expect(report.outcome).toBe("green");
    expect(answerTo(report, "audience").status).toBe("unverifiable");
    expect(answerTo(report, "audience").evidence).toMatch(/^1 of \d+ managers looked up cannot be seen: left out, or deleted/);
  });
});

describe("a history with current rows only", () => {
  const single = (answer: Response, { url }: Request) =>
    url.includes("/bulk/people/work")
      ? changed(answer, (body) => {
          const data = JSON.parse(body) as { results: { values: { isCurrent?: boolean }[] }[] };
          for (const entry of data.results) entry.values = entry.values.filter(({ isCurrent }) => isCurrent);
          return JSON.stringify(data);
        })
      : answer;

  it.each([5, 19, 21])("tells nothing in a company of %i, where perhaps nobody has changed jobs", async (employees) => {
    const report = await company({ employees }).altered(single, { streams: ["workHistory"] });
    expect(answerTo(report, "work.viewHistory").status).toBe("unverifiable");
  });

  it("is missing in a larger one, likely", async () => {
    const report = await company().altered(single, { streams: ["workHistory"] });
    expect(answerTo(report, "work.viewHistory")).toMatchObject({ status: "missing", confidence: "medium" });
  });
});

it("a history whose past rows are empty is missing, also where only a header says that columns are hidden", async () => {
  const bare = async (answer: Response, { url }: Request) => {
    if (!url.includes("/bulk/people/work")) return answer;
    const data = (await answer.json()) as { results: { values: Record<string, unknown>[] }[] };
    for (const entry of data.results)
      entry.values = entry.values.map(({ id, effectiveDate, isCurrent, ...own }) => ({
        id,
        effectiveDate,
        isCurrent,
        ...(isCurrent ? own : {}),
      }));
    return Response.json(data, { headers: { "x-has-restricted-columns": "true" } });
  };
  const report = await company().altered(bare, { streams: ["workHistory"] });
  expect(answerTo(report, "work.viewHistory")).toMatchObject({ status: "missing", confidence: "high" });
});

describe("Edit", () => {
  const SSN = "identification.ssn";

  it("is there when all national ids but one are plain, whatever characters that one has", async () => {
    const rig = company();
    const people = rig.fake.company.employees.filter(({ status }) => status === "Active");
    for (const { id } of people) rig.fake.update(id, { [SSN]: "912-34-5678" });
    for (const { id } of people.slice(0, 1)) rig.fake.update(id, { [SSN]: "XAXX010101000" });
    const report = await rig.check({ fields: [SSN] });
    expect(answerTo(report, "identification.edit").status).toBe("granted");
    expect(withStatus(await rig.without(["identification.edit"], { fields: [SSN] }), "missing")).toEqual(["identification.edit"]);
  });

  it("is not what hides one national id while another one comes in full", async () => {
    const rig = company({ permissionModel: "field" });
    const own = { id: "identification.other", name: "Other number" };
    const fields = await rig.bob().metadata.fields();
    const ssn = fields.find(({ id }) => id === SSN)!;
    const known = { fields: [...fields, { ...ssn, ...own }] };
    const report = await rig.check({ fields: [SSN, own.id] }, { known });
    expect(answerTo(report, "identification.edit").status).not.toBe("missing");
    expect(answerTo(report, "identification.view").hiddenFields).toEqual([own]);
  });
});

it("a category with a table is seen by it, when a search never answers the fields that metadata lists for it", async () => {
  const rig = company();
  const fields = await rig.bob().metadata.fields();
  const column = { ...fields[0]!, id: "equity.quantity", name: "Quantity", categoryId: "equity", categoryName: "Equity", type: "number" };
  const known = { fields: [...fields, column] };
  expect(answerTo(await rig.check({ streams: ["equities"] }, { known }), "equity.view").status).toBe("granted");
  expect(withStatus(await rig.without(["equity.view"], { streams: ["equities"] }, { known }), "missing")).toEqual(["equity.view"]);
});

it("a category that the company made is seen by its custom table, when a search never answers its fields", async () => {
  const rig = company();
  const fields = (await rig.bob().metadata.fields()).filter(({ categoryId }) => categoryId !== "category_1748390400112");
  const own = { categoryId: "category_1748390400112", categoryName: "Lantern extras" };
  const known = { fields: [...fields, { ...fields[0]!, ...own, id: "category_1748390400112.column_1", name: "Badge", type: "text" }] };
  const report = await rig.check({ streams: ["customTables"] }, { known });
  expect(answerTo(report, "category_1748390400112.view").status).toBe("granted");
});
