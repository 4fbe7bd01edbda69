import { createHiBob } from "hibob-kit";
import type { FakeOptions } from "hibob-kit/testing";
import { describe, expect, it } from "vitest";
import { basic, fakeOf, type Raw } from "../ask.ts";
import { cellsOf, entriesOf } from "./zip-reader.ts";

/** A fake with what else its tests need. */
function setUp(options: FakeOptions = {}) {
  const world = fakeOf({ employees: 30, ...options });
  const { fake, get } = world;
  const list = async (): Promise<Raw[]> => (await get("/company/reports")).data.views;
  const idOf = async (name: string): Promise<number> => (await list()).find((report) => report.name === name).id;
  const download = (id: number | string, query: string) => get(`/company/reports/${id}/download?${query}`);
  const csv = async (id: number | string, query = ""): Promise<string[][]> => rowsOf(await bytesOf(id, `format=csv${query}`));
  const json = async (id: number | string, query = ""): Promise<Raw[]> =>
    JSON.parse((await download(id, `format=json${query}`)).text).employees;
  const bytesOf = async (id: number | string, query: string): Promise<Uint8Array> => {
    const headers = { authorization: basic(fake.serviceUser) };
    const response = await fake.fetch(`https://api.hibob.com/v1/company/reports/${id}/download?${query}`, { headers });
    return new Uint8Array(await response.arrayBuffer());
  };
  const sheet = async (id: number | string, query = "") => {
    const entries = entriesOf(await bytesOf(id, `format=xlsx${query}`));
    return { entries, rows: cellsOf(entries.get("xl/worksheets/sheet1.xml")!) };
  };
  return { ...world, list, idOf, download, csv, json, bytesOf, sheet };
}

/** Reads CSV, from its bytes on. */
function rowsOf(bytes: Uint8Array): string[][] {
  expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  const text = new TextDecoder().decode(bytes);
  const rows: string[][] = [[]];
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\n]*))(,|\n|$)/g)) {
    rows.at(-1)!.push(quoted?.replaceAll('""', '"') ?? plain!);
    if (end === "\n") rows.push([]);
  }
  return rows.slice(0, -1);
}

const shownDate = (date: string | null) => date?.split("-").reverse().join("/") ?? "";

describe("the list of reports", () => {
  it("has those that are shared, with what they are made of", async () => {
    const { list, fake } = setUp();
    const all = await list();
    expect(all.map(({ name }) => name)).toEqual([
      "Headcount",
      "Joiners and leavers",
      "Salaries & bonuses",
      "Team days: birthdays / food",
      "Private contacts – Büro",
    ]);
    expect(all[2]).toEqual({
      id: expect.any(Number),
      name: "Salaries & bonuses",
      description: "For the yearly review",
      type: "company",
      createdBy: fake.company.employees[0]!.id,
      creationDate: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}$/),
      modificationDate: all[2].modificationDate,
      folderId: all[2].folderId,
      isScheduled: false,
      isComparable: true,
      configuration: expect.objectContaining({
        fields: expect.arrayContaining(["/payroll/salary/payment", "/formulas/Total cash"]),
        instructions: [{ fieldPath: "/internal/status", operator: "equals", values: ["Active"] }],
      }),
    });
  });

  it("is the same for the same seed", async () => {
    expect(await setUp().list()).toEqual(await setUp().list());
    expect(await setUp({ seed: 2 }).list()).not.toEqual(await setUp().list());
  });

  it("is empty without the permission, and single reports are refused", async () => {
    const { list, idOf, fake, get } = setUp();
    const id = await idOf("Headcount");
    fake.permissions.revoke("reports.view");
    expect(await list()).toEqual([]);
    for (const path of [`${id}/download?format=csv`, `${id}/download-async?format=csv`, "download/anything"]) {
      expect((await get(`/company/reports/${path}`)).status, path).toBe(403);
    }
  });

  it("leaves out a report of which nothing may be seen, and columns of others; the report is 404 then", async () => {
    const { list, idOf, fake, download } = setUp();
    const { id } = fake.shareReport({ name: "Pay", fields: ["payroll.salary.payment"] });
    const salaries = await idOf("Salaries & bonuses");
    fake.permissions.revoke("payroll.view");
    expect((await list()).map(({ name }) => name)).not.toContain("Pay");
    expect((await download(id, "format=csv")).status).toBe(404);
    expect((await list()).find((report) => report.id === salaries).configuration.fields).toEqual(["/root/id", "/root/displayName"]);
  });
});

describe("a report as CSV", () => {
  it("parsed back is the people, behind labels as headings and a byte-order mark", async () => {
    const { idOf, csv, people, fake } = setUp();
    const [headings, ...rows] = await csv(await idOf("Headcount"));
    expect(headings).toEqual(["ID", "Display name", "Email", "Job title", "Department", "Site", "Reports to", "Start date", "FTE %"]);
    const active = new Set(fake.company.employees.filter(({ status }) => status === "Active").map(({ id }) => id as string));
    const fields = ["root.displayName", "root.email", "work.title", "work.department", "work.site", "work.reportsTo", "work.startDate"];
    const expected = (await people([...fields, "payroll.employment.fte"]))
      .filter(({ id }) => active.has(id))
      .map(({ id, displayName, email, work, payroll }) => [
        id,
        displayName,
        email,
        work.title,
        work.department,
        work.site,
        work.reportsTo?.displayName ?? "",
        shownDate(work.startDate),
        String(payroll.employment.fte),
      ]);
    expect(rows).toEqual(expected);
  });

  it("gives money as a number, and its currency in the next column", async () => {
    const { csv, people, fake } = setUp();
    const { id } = fake.shareReport({ name: "Pay", fields: ["root.id", "payroll.salary.payment"], activeOnly: false });
    const [headings, ...rows] = await csv(id);
    expect(headings).toEqual(["ID", "Base salary", "Base salary currency"]);
    const expected = (await people(["payroll.salary.payment"])).map(({ id: person, payroll: { salary } }) => [
      person,
      String(salary.payment.value),
      salary.payment.currency,
    ]);
    expect(rows).toEqual(expected);
  });

  it("quotes what has commas, quotes or line ends in it", async () => {
    const { csv, fake } = setUp();
    const [first] = fake.company.employees;
    const about = 'Says "hello",\nand means it';
    fake.update(first!.id, { "about.about": about });
    const { id } = fake.shareReport({ name: "About", fields: ["root.id", "about.about"] });
    expect((await csv(id))[1]).toEqual([first!.id, about]);
  });

  it("has the headings in the first line with or without includeInfo", async () => {
    const { idOf, bytesOf } = setUp();
    const id = await idOf("Headcount");
    const [plain, ...others] = await Promise.all(
      ["", "&includeInfo=true", "&includeInfo=false"].map((info) => bytesOf(id, `format=csv${info}`)),
    );
    for (const other of others) expect(other).toEqual(plain);
  });

  it("follows the locale in headings and dates", async () => {
    const { csv, fake } = setUp();
    const [first] = fake.company.employees;
    const { id } = fake.shareReport({ name: "Dates", fields: ["root.surname", "work.startDate", "payroll.salary.payment", "about.about"] });
    const date = first!.startDate.split("-") as [string, string, string];
    const [year, month, day] = date;
    const read = async (locale: string) => {
      const [headings, row] = await csv(id, `&locale=${locale}`);
      return [headings, row![1]];
    };
    expect(await read("fr-FR")).toEqual([
      ["Nom", "Date de début", "Salaire de base", "Salaire de base devise", "About"],
      `${day}/${month}/${year}`,
    ]);
    expect((await read("de_DE"))[1]).toBe(`${day}.${month}.${year}`);
    expect((await read("en-US"))[1]).toBe(`${month}/${day}/${year}`);
    expect((await read("en-CA"))[1]).toBe(`${year}-${month}-${day}`);
    const english = [["Last name", "Start date", "Base salary", "Base salary currency", "About"], `${day}/${month}/${year}`];
    for (const locale of ["en-GB", "xx-none-such-locale-at-all", "!", "ja"]) {
      const [headings] = await read(locale);
      expect(headings, locale).toEqual(english[0]);
    }
    expect(await read("!")).toEqual(english);
  });

  it("names its file and its type", async () => {
    const { idOf, download } = setUp();
    const { headers } = await download(await idOf("Private contacts – Büro"), "format=csv");
    expect(headers.get("content-type")).toBe("text/csv");
    expect(headers.get("content-disposition")).toBe(
      "attachment; filename=\"Private contacts _ B_ro.csv\"; filename*=UTF-8''Private%20contacts%20%E2%80%93%20B%C3%BCro.csv",
    );
  });
});

describe("a report as JSON", () => {
  it("nests people by category as people search does, without slash keys", async () => {
    const { idOf, json, people, fake } = setUp();
    const fields = [
      "root.displayName",
      "internal.lifecycleStatus",
      "work.startDate",
      "internal.terminationDate",
      "internal.terminationReason",
    ];
    const expected = (await people([...fields, "work.isManager"])).map((person) =>
      Object.fromEntries(Object.entries(person).filter(([key]) => !key.startsWith("/"))),
    );
    expect(await json(await idOf("Joiners and leavers"))).toEqual(expected);
    expect(expected).toHaveLength(fake.company.employees.length);
  });

  it("adds display texts with APPEND, and gives nothing else with REPLACE; other words are ignored", async () => {
    const { idOf, json } = setUp();
    const id = await idOf("Joiners and leavers");
    const plain = await json(id);
    const appended = await json(id, "&humanReadable=append");
    expect(appended.map(({ humanReadable: _, ...person }) => person)).toEqual(plain);
    const [head] = appended;
    expect(head.humanReadable.work).toEqual({ startDate: shownDate(head.work.startDate), isManager: "Yes" });
    expect(await json(id, "&humanReadable=REPLACE")).toEqual(appended.map(({ humanReadable }) => humanReadable));
    expect(await json(id, "&humanReadable=nonsense")).toEqual(plain);
  });

  it("keeps display texts to itself: the other formats do not heed them", async () => {
    const { idOf, bytesOf } = setUp();
    const id = await idOf("Joiners and leavers");
    for (const format of ["csv", "xlsx"]) {
      expect(await bytesOf(id, `format=${format}&humanReadable=REPLACE`)).toEqual(await bytesOf(id, `format=${format}`));
    }
  });

  it("carries formulas beside the categories", async () => {
    const { idOf, json } = setUp();
    for (const { payroll, formulas } of await json(await idOf("Salaries & bonuses"))) {
      const { yearlyPayment } = payroll.salary;
      const bonus = payroll.variable.Bonus.amount?.value ?? 0;
      expect(formulas).toEqual({
        "Total cash": Math.round((yearlyPayment.value + bonus) * 100) / 100,
        "After a raise of 3%": Math.round(yearlyPayment.value * 103) / 100,
      });
    }
  });
});

describe("a report as XLSX", () => {
  it("is a workbook of one sheet in a sound archive, each part named where it must be", async () => {
    const { idOf, sheet } = setUp();
    const { entries } = await sheet(await idOf("Team days: birthdays / food"));
    expect([...entries.keys()]).toEqual([
      "[Content_Types].xml",
      "_rels/.rels",
      "xl/workbook.xml",
      "xl/_rels/workbook.xml.rels",
      "xl/styles.xml",
      "xl/worksheets/sheet1.xml",
    ]);
    for (const part of ["xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/styles.xml"]) {
      expect(entries.get("[Content_Types].xml")).toContain(`PartName="/${part}"`);
    }
    expect(entries.get("xl/workbook.xml")).toContain('<sheet name="Team days  birthdays   food" sheetId="1" r:id="rId1"/>');
    // Without these, strict readers do not open it.
    for (const part of ['<fill><patternFill patternType="none"/></fill>', '<cellStyle name="Normal" xfId="0" builtinId="0"/>']) {
      expect(entries.get("xl/styles.xml")).toContain(part);
    }
    for (const [name, text] of entries) expect(text, name).toMatch(/^<\?xml version="1\.0" encoding="UTF-8" standalone="yes"\?>/);
  });

  it("holds the same as the CSV: dates as days, money as numbers, below name and date", async () => {
    const { idOf, sheet, csv } = setUp();
    const id = await idOf("Joiners and leavers");
    const { rows } = await sheet(id);
    const [headings, ...expected] = await csv(id);
    expect(rows.slice(0, 3)).toEqual([{ A: "Joiners and leavers" }, { A: "15/06/2026 09:00" }, {}]);
    const shown = rows.slice(3).map((row) =>
      ["A", "B", "C", "D", "E", "F"].map((column, nth) => {
        const cell = row[column] ?? "";
        return (nth === 2 || nth === 3) && /^\d+$/.test(cell)
          ? shownDate(new Date(Date.UTC(1899, 11, 30 + Number(cell))).toISOString().slice(0, 10))
          : cell;
      }),
    );
    expect(shown).toEqual([headings, ...expected]);
    expect((await sheet(id, "&includeInfo=false")).rows[0]!.A).toBe("Display name");
  });

  it("calculates: formulas point at their own row, and carry the value that they have", async () => {
    const { idOf, sheet, json } = setUp();
    const id = await idOf("Salaries & bonuses");
    const { rows } = await sheet(id);
    const people = await json(id);
    expect(rows[3]).toMatchObject({ E: "Base salary (annual)", G: "Variable Pay/Bonus/Amount", I: "Total cash", J: "After a raise of 3%" });
    for (const [nth, row] of rows.slice(4).entries()) {
      const { formulas } = people[nth]!;
      expect([row.I, row.J]).toEqual([
        `=SUM(E${nth + 5},G${nth + 5}) ${formulas["Total cash"]}`,
        `=ROUND(SUM(E${nth + 5})*1.03,2) ${formulas["After a raise of 3%"]}`,
      ]);
    }
  });

  it("rounds to the cent", async () => {
    const { csv, json, fake } = setUp();
    const fields = ["payroll.salary.payment"] as const;
    const { id } = fake.shareReport({ name: "Sevenths", fields, formulas: [{ name: "Seventh", fields, times: 1 / 7 }] });
    const cents = (await json(id)).map(({ payroll }) => String(Math.round((payroll.salary.payment.value / 7) * 100) / 100));
    expect((await csv(id)).slice(1).map(([, , seventh]) => seventh)).toEqual(cents);
    expect(cents.some((text) => /\.\d\d$/.test(text))).toBe(true);
  });

  it("escapes what XML would take for its own", async () => {
    const { sheet, fake } = setUp();
    fake.update(fake.company.employees[0]!.id, { "about.about": '<b>&"\u0007' });
    const { id } = fake.shareReport({ name: "A & <B>", fields: ["about.about"] });
    const { rows, entries } = await sheet(id);
    expect([rows[0]!.A, rows[4]!.A]).toEqual(["A & <B>", '<b>&"']);
    expect(entries.get("xl/workbook.xml")).toContain('name="A &amp; &lt;B&gt;"');
  });
});

describe("what permissions leave of a report", () => {
  it("is the columns that may be seen, and formulas of which all may be", async () => {
    const { idOf, csv, json, fake } = setUp({ permissionModel: "field" });
    const id = await idOf("Salaries & bonuses");
    fake.permissions.revoke("field:payroll.variable.Bonus.amount.view");
    const [headings] = await csv(id);
    expect(headings).not.toContain("Variable Pay/Bonus/Amount");
    expect(headings).not.toContain("Total cash");
    expect(headings!.at(-1)).toBe("After a raise of 3%");
    fake.permissions.revoke("payroll.view");
    expect(await csv(id)).toEqual([
      ["ID", "Display name"],
      ...(await json(id)).map(({ id: person, displayName }) => [person, displayName]),
    ]);
  });

  it("is a national id with all but its end hidden, without Edit in the category model", async () => {
    const { csv, fake } = setUp();
    const { id } = fake.shareReport({ name: "Ids", fields: ["identification.ssn"] });
    const before = (await csv(id)).flat().slice(1);
    fake.permissions.revoke("identification.edit");
    const after = (await csv(id)).flat().slice(1);
    expect(after).toEqual(before.map((ssn) => ssn && `******${ssn.slice(-4)}`));
    expect(after.some((ssn) => ssn !== "")).toBe(true);
  });

  it("is the people of the audience", async () => {
    const { idOf, csv, fake } = setUp();
    const id = await idOf("Headcount");
    fake.audience = { department: ["Engineering"] };
    const ids = (await csv(id)).slice(1).map(([person]) => person);
    const expected = fake.company.employees.filter(({ department, status }) => department === "Engineering" && status === "Active");
    expect(ids).toEqual(expected.map(({ id: person }) => person));
    expect(ids.length).toBeGreaterThan(0);
  });

  it("is as of today: a change shows in the next download", async () => {
    const { idOf, csv, fake } = setUp();
    const id = await idOf("Headcount");
    const person = fake.company.employees[1]!;
    fake.changeWork(person.id, { title: "Lighthouse Keeper" });
    expect((await csv(id)).find(([one]) => one === person.id)![3]).toBe("Lighthouse Keeper");
    fake.terminate(person.id);
    expect((await csv(id)).some(([one]) => one === person.id)).toBe(false);
  });
});

describe("a report that is started", () => {
  it("is at the address in Location: 204 until it is ready, then the same file as at once", async () => {
    const { idOf, get, clock, download } = setUp();
    const id = await idOf("Headcount");
    const started = await get(`/company/reports/${id}/download-async?format=csv`);
    expect([started.status, started.text]).toEqual([202, ""]);
    const location = started.headers.get("location")!;
    expect(location).toMatch(
      /^https:\/\/api\.hibob\.com\/v1\/company\/reports\/download\/2026-06-15T09_00_00\.\d{6}-Headcount\.CsvFormat$/,
    );
    const path = location.slice("https://api.hibob.com/v1".length);
    const poll = () => get(path);
    expect(await poll()).toMatchObject({ status: 204, text: "" });
    await clock.advance(2_999);
    expect((await poll()).status).toBe(204);
    await clock.advance(1);
    const ready = await poll();
    const direct = await download(id, "format=csv");
    expect([ready.status, ready.headers.get("content-type"), ready.text]).toEqual([200, "text/csv", direct.text]);
  });

  it("takes as long as the report is told to, and shows what was so when it was started", async () => {
    const { fake, get, clock } = setUp();
    const { id } = fake.shareReport({ name: "Slow / 100%", fields: ["root.displayName"], readyAfterMs: 60_000 });
    const { headers } = await get(`/company/reports/${id}/download-async?format=json`);
    const path = headers.get("location")!.slice("https://api.hibob.com/v1".length);
    expect(decodeURIComponent(path)).toMatch(/-Slow \/ 100%\.JsonFormat$/);
    fake.hire({ firstName: "Noor", surname: "Hakimi" });
    await clock.advance(59_999);
    expect((await get(path)).status).toBe(204);
    await clock.advance(1);
    const { status, text } = await get(path);
    expect([status, text.includes("Hakimi")]).toEqual([200, false]);
  });

  it("has a name of its own each time", async () => {
    const { idOf, get } = setUp();
    const id = await idOf("Headcount");
    const start = async () => (await get(`/company/reports/${id}/download-async?format=csv`)).headers.get("location");
    expect(new Set([await start(), await start(), await start()]).size).toBe(3);
  });

  it("can be waited for while writes take their time to show", async () => {
    const { idOf, get, clock } = setUp({ lag: 20_000 });
    const { headers } = await get(`/company/reports/${await idOf("Headcount")}/download-async?format=csv`);
    await clock.advance(3_000);
    expect((await get(headers.get("location")!.slice("https://api.hibob.com/v1".length))).status).toBe(200);
  });
});

describe("odd input", () => {
  it.each([
    ["an unknown report", "1/download?format=csv", 404],
    ["an id in words", "headcount/download?format=csv", 404],
    ["an unknown report to start", "1/download-async?format=csv", 404],
    ["an unknown report to fetch", "download/2026-06-15T09_00_00.000000-Headcount.CsvFormat", 404],
  ])("answers %s", async (_, path, expected) => {
    const { get } = setUp();
    const { status, data } = await get(`/company/reports/${path}`);
    expect([status, data]).toEqual([expected, { key: expect.any(String), error: expect.any(String) }]);
  });

  it("gives csv when no format is asked for", async () => {
    const { idOf, get } = setUp();
    const path = `/company/reports/${await idOf("Headcount")}/download`;
    const { status, text } = await get(path);
    expect([status, text]).toEqual([200, (await get(`${path}?format=csv`)).text]);
  });

  it.each(["download", "download-async"])("refuses another format (%s)", async (path) => {
    const { idOf, get } = setUp();
    expect((await get(`/company/reports/${await idOf("Headcount")}/${path}?format=pdf`)).status).toBe(400);
  });

  it.each([
    ["a report without a name", { fields: ["root.id"] }],
    ["a report without fields", { name: "x", fields: [] }],
    ["a field that is not there", { name: "x", fields: ["work.nothing"] }],
    ["a formula over texts", { name: "x", fields: ["root.email"], formulas: [{ name: "y", fields: ["root.email"] }] }],
    [
      "a formula over what is no column",
      { name: "x", fields: ["root.email"], formulas: [{ name: "y", fields: ["payroll.salary.payment"] }] },
    ],
    ["a report that is ready before", { name: "x", fields: ["root.id"], readyAfterMs: -1 }],
  ])("cannot be shared: %s", (_, input) => {
    const { fake } = setUp();
    expect(() => fake.shareReport(input as Raw)).toThrow(/^Fake HiBob: [^\n]+$/);
  });
});

describe("sharing", () => {
  it("puts a report on the list and takes it off again", async () => {
    const { fake, list, download } = setUp();
    const made = fake.shareReport({ name: "Keys", description: "Who has one", fields: ["root.displayName"] });
    const { id, name } = made;
    const creationDate = expect.stringMatching(/^2026-06-15T/);
    expect((await list()).at(-1)).toMatchObject({ id, name, description: "Who has one", creationDate, modificationDate: null });
    fake.unshareReport(made.id);
    expect((await list()).some((report) => report.id === made.id)).toBe(false);
    expect((await download(made.id, "format=csv")).status).toBe(404);
    expect(() => fake.unshareReport(made.id)).toThrow(/no shared report/);
  });
});

describe("the package's client", () => {
  it("lists, downloads, starts and waits, with nothing that its declarations do not know", async () => {
    const { fake, clock, bytesOf } = setUp();
    const bob = createHiBob({ serviceUser: fake.serviceUser, fetch: fake.fetch, clock, validate: "strict" });
    const report = (await bob.reports.list()).find(({ name }) => name === "Salaries & bonuses")!;
    const text = new TextDecoder().decode(await bytesOf(report.id, "format=csv"));
    const download = await bob.reports.download(report.id);
    expect([download.fileName, await download.text()]).toEqual(["Salaries & bonuses.csv", text]);
    const xlsx = await (await bob.reports.download(report.id, { format: "xlsx", includeInfo: false })).bytes();
    expect(xlsx).toEqual(await bytesOf(report.id, "format=xlsx&includeInfo=false"));
    const people = JSON.parse(await (await bob.reports.download(report.id, { format: "json", humanReadable: "APPEND" })).text());
    expect(people.employees[0].humanReadable.payroll).toBeDefined();
    const started = await bob.reports.start(report.id, { format: "csv", locale: "fr-FR" });
    expect(await bob.reports.fetch(started.reportName)).toBeUndefined();
    expect(await (await clock.run(started.wait())).text()).toContain("Salaire de base");
    expect(await (await clock.run(bob.reports.run(report.id))).text()).toBe(text);
  });

  it("reads the same file over a port", async () => {
    const { fake, bytesOf } = setUp();
    await using listening = await fake.listen();
    const bob = createHiBob({ serviceUser: fake.serviceUser, baseUrl: listening.url, validate: "strict" });
    const [report] = await bob.reports.list();
    const over = await (await bob.reports.download(report!.id, { format: "xlsx" })).bytes();
    expect(over).toEqual(await bytesOf(report!.id, "format=xlsx"));
  });
});

describe("many reports", () => {
  it("can be started while the clock stands still, each with a name of its own", async () => {
    const { fake, get } = setUp({ employees: 1 });
    const { id } = fake.shareReport({ name: "Ids", fields: ["root.id"] });
    const names = new Set<string | null>();
    for (let nth = 0; nth < 1_002; nth++) {
      names.add((await get(`/company/reports/${id}/download-async?format=csv`)).headers.get("location"));
    }
    expect(names.size).toBe(1_002);
  });

  it("are by the same author whoever was deleted before they were read", async () => {
    const [one, other] = [setUp(), setUp()];
    other.fake.remove(other.fake.company.employees[0]!.id);
    expect((await other.list()).map(({ createdBy }) => createdBy)).toEqual((await one.list()).map(({ createdBy }) => createdBy));
  });
});
