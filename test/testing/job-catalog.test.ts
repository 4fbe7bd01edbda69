import { describe, expect, it } from "vitest";
import { fakeOf, type Raw } from "./ask.ts";

const active = { fieldId: "/jobProfile/status", operator: "equals", values: ["active"] };

const rig = (options = {}) => {
  const made = fakeOf({ employees: 40, ...options });
  const profiles = (body: object = {}) =>
    made.send("POST", "/job-catalog/job-profiles/search", {
      body: { fields: ["/jobProfile/id", "/jobProfile/title", "/jobProfile/assignedEmployees"], filters: [active], ...body },
    });
  const rowsOf = ({ data }: Raw): Raw[] => data.JobProfileEntries.map(([one]: Raw) => one);
  return { ...made, profiles, rowsOf };
};

describe("the job catalog's library", () => {
  it.each([
    ["job-families", "JobFamilyEntries", "jobFamily", "jobFamily_entity_list"],
    ["job-family-groups", "JobFamilyGroupEntries", "jobFamilyGroup", "jobFamilyGroup_entity_list"],
    ["job-roles", "JobRoleEntries", "jobRole", "jobRole_entity_list"],
  ])("lists %s as the company's list has them, each in a list of its own", async (path, key, type, list) => {
    const { get } = rig();
    const { data } = await get(`/job-catalog/${path}?includeHumanReadable=true`);
    const items = (await get(`/company/named-lists/${list}?includeArchived=true`)).data.values;
    expect(Object.keys(data)).toEqual([key, "response_metadata"]);
    expect(data.response_metadata).toEqual({ next_cursor: null });
    expect(data[key].map(([one]: Raw) => [one[`/${type}/id`].value, one[`/${type}/name`].value])).toEqual(
      items.map(({ id, name }: Raw) => [id, name]),
    );
    const [[first]] = data[key];
    expect(first[`/${type}/id`]).toEqual({ value: items[0].id, humanReadable: String(items[0].id) });
    expect(Object.keys(first)).toEqual([`/${type}/id`, `/${type}/name`, `/${type}/description`]);
    expect(JSON.stringify((await get(`/job-catalog/${path}`)).data)).not.toContain("humanReadable");
  });

  it("reads page by page", async () => {
    const { get } = rig();
    const whole = (await get("/job-catalog/job-families")).data.JobFamilyEntries;
    const first = (await get("/job-catalog/job-families?limit=5")).data;
    const rest = (await get(`/job-catalog/job-families?limit=5&cursor=${encodeURIComponent(first.response_metadata.next_cursor)}`)).data;
    expect([...first.JobFamilyEntries, ...rest.JobFamilyEntries]).toEqual(whole);
    expect((await get("/job-catalog/job-families?limit=201")).status).toBe(400);
  });
});

describe("job profiles", () => {
  it("fit the families, groups, roles and levels that they name", async () => {
    const { profiles, rowsOf, get } = rig();
    const refers = ["jobFamilyId", "jobFamilyGroupId", "jobRoleId", "jobLevelRoleId"].map((id) => `/jobProfile/${id}`);
    const filters = [{ ...active, values: ["active", "draft", "inactive"] }];
    const rows = rowsOf(await profiles({ fields: ["/jobProfile/status", "/jobProfile/code", ...refers], filters }));
    const listed = async (name: string): Promise<number[]> =>
      (await get(`/company/named-lists/${name}?includeArchived=true`)).data.values.flatMap(({ id, children }: Raw) => [
        id,
        ...children.map((child: Raw) => child.id),
      ]);
    const lists = ["jobFamily_entity_list", "jobFamilyGroup_entity_list", "jobRole_entity_list", "jobLevelRole_entity_list"];
    for (const [nth, list] of lists.entries()) {
      const ids = await listed(list);
      for (const row of rows) expect(ids).toContain(row[refers[nth]!].value);
    }
    expect(new Set(rows.map((row) => row["/jobProfile/status"].value))).toEqual(new Set(["active", "draft", "inactive"]));
    expect(new Set(rows.map((row) => row["/jobProfile/code"].value)).size).toBe(rows.length);
  });

  it("are those that people's fields refer to, with the people who have them", async () => {
    const { profiles, rowsOf, people, fake } = rig();
    const rows = rowsOf(await profiles({ includeHumanReadable: true }));
    const held = await people(["employee.jobProfileId", "root.displayName", "internal.lifecycleStatus"]);
    for (const row of rows) {
      const own = held.filter(
        (person) => person.employee?.jobProfileId === row["/jobProfile/id"].value && person.internal.lifecycleStatus !== "Terminated",
      );
      expect(row["/jobProfile/assignedEmployees"]).toEqual({
        value: own.map(({ id }) => id),
        humanReadable: own.map(({ id }) => fake.company.find(id)!.displayName),
      });
    }
    expect(rows.some((row) => row["/jobProfile/assignedEmployees"].value.length > 0)).toBe(true);
  });

  it("leave out who is outside the audience, and the people altogether without the right to their jobs", async () => {
    const { profiles, rowsOf, fake } = rig();
    const assigned = async () => rowsOf(await profiles()).flatMap((row) => row["/jobProfile/assignedEmployees"]?.value ?? "none");
    const [first] = await assigned();
    fake.audience = ({ id }) => id !== first;
    expect(await assigned()).not.toContain(first);
    fake.permissions.revoke("jobsCatalog.view");
    expect(new Set(await assigned())).toEqual(new Set(["none"]));
    expect((await profiles()).status).toBe(200);
  });

  it("are refused without a filter", async () => {
    const { profiles } = rig();
    expect((await profiles({ filters: [] })).status).toBe(400);
    expect((await profiles({ filters: [{ fieldId: "/jobProfile/title", operator: "equals", values: ["x"] }] })).status).toBe(400);
  });

  it("are added and assigned by verbs, and the person's fields follow", async () => {
    const { profiles, rowsOf, people, fake } = rig();
    const [person] = fake.company.employees;
    const profile = fake.addJobProfile({ title: "Keeper of the Light", family: "Operations", role: "Lead", code: "J-1" });
    fake.assignJobProfile(person!.id, profile.id);
    const row = rowsOf(await profiles()).find((one) => one["/jobProfile/id"].value === profile.id);
    expect(row).toMatchObject({
      "/jobProfile/title": { value: "Keeper of the Light" },
      "/jobProfile/assignedEmployees": { value: [person!.id] },
    });
    const [shown] = await people(["employee.jobProfileId", "employee.jobProfileTitle", "employee.jobProfileCode"]);
    expect(shown.employee).toMatchObject({ jobProfileId: profile.id, jobProfileTitle: "Keeper of the Light", jobProfileCode: "J-1" });
  });

  it("cannot be added twice with one code, nor assigned while they are drafts", () => {
    const { fake } = rig();
    const [person] = fake.company.employees;
    fake.addJobProfile({ title: "Keeper", code: "J-1" });
    expect(() => fake.addJobProfile({ title: "Other", code: "J-1" })).toThrow("Fake HiBob: another job profile has this code");
    expect(() => fake.addJobProfile({ title: "Other", family: "Alchemy" })).toThrow(
      "no job family of this name".replace("no", "there is no"),
    );
    const draft = fake.addJobProfile({ title: "Keeper", status: "draft" });
    expect(() => fake.assignJobProfile(person!.id, draft.id)).toThrow("only an active job profile");
    expect(() => fake.assignJobProfile(person!.id, 1)).toThrow("no job profile has this id");
  });
});

describe("who may read the job catalog", () => {
  const paths = [
    "job-families",
    "job-family-groups",
    "job-roles",
    "job-families/metadata",
    "job-family-groups/metadata",
    "job-roles/metadata",
    "job-profiles/metadata",
  ];

  it.each(paths)("needs the library's box for %s, and the new catalog", async (path) => {
    const { get, fake } = rig();
    expect((await get(`/job-catalog/${path}`)).status).toBe(200);
    fake.permissions.revoke("jobCatalog.library");
    expect((await get(`/job-catalog/${path}`)).status).toBe(403);
    expect((await rig({ withoutModules: ["jobCatalog"] }).get(`/job-catalog/${path}`)).status).toBe(404);
  });

  it("needs the profiles' box for profiles, and the new catalog", async () => {
    const { profiles, fake } = rig();
    fake.permissions.revoke("jobCatalog.profiles");
    const { status, headers } = await profiles();
    expect(status).toBe(403);
    expect(headers.get("x-fake-explanation")).toContain("View job profiles");
    expect((await rig({ withoutModules: ["jobCatalog"] }).profiles()).status).toBe(404);
  });
});

it("tells the same catalog for the same seed", async () => {
  const first = rig({ seed: 7 });
  const second = rig({ seed: 7 });
  expect((await first.profiles()).data).toEqual((await second.profiles()).data);
});
