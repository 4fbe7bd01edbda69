import { describe, expect, it } from "vitest";
import { fakeOf, type Raw } from "./ask.ts";

/** A company in which there is something to act on: a document, a task, a job with an application, a position … */
function setUp() {
  const world = fakeOf({ employees: 20 });
  const { fake } = world;
  const { id } = fake.hire({ firstName: "Grace", surname: "Murray", startDate: "2026-01-05" });
  const { docId } = fake.upload(id, { name: "contract.pdf" });
  const { docId: signedId } = fake.upload(id, { name: "letter.pdf" });
  fake.requestSignature(id, signedId);
  const { id: jobId } = fake.openJob({ title: "Analyst" }) as Raw;
  const { id: applicationId } = fake.apply({ firstName: "Ada", lastName: "Byron", email: "ada@example.com" }, jobId) as Raw;
  const { positionId } = fake.openPosition();
  const { id: taskId } = fake.createTask({ title: "Pack", owner: id }) as Raw;
  const { id: projectId } = fake.addProject({ name: "Moon", tasks: ["Launch"] });
  const { id: employerId } = fake.addEmployer({ legalName: "Byron Ltd" }) as Raw;
  const { id: requestId } = fake.requestTimeOff(id, { startDate: "2026-08-03" });
  return { ...world, id, docId, signedId, jobId, applicationId, positionId, taskId, projectId, employerId, requestId };
}
type World = ReturnType<typeof setUp>;

const found =
  (path: string, fields: readonly string[], filters: readonly object[] = []) =>
  () =>
    ["POST", path, { fields, filters }] as const;
const READS: Readonly<Record<string, (world: World) => readonly [string, string, unknown?]>> = {
  people: () => ["POST", "/people/search", { fields: ["root.fullName", "work.title", "work.startDate"], showInactive: true }],
  work: ({ id }) => ["GET", `/people/${id}/work`],
  lifecycle: ({ id }) => ["GET", `/people/${id}/lifecycle`],
  salaries: ({ id }) => ["GET", `/people/${id}/salaries`],
  employment: ({ id }) => ["GET", `/people/${id}/employment`],
  docs: ({ id }) => ["GET", `/docs/people/${id}`],
  timeOff: ({ id, requestId }) => ["GET", `/timeoff/employees/${id}/requests/${requestId}`],
  policyTypes: () => ["GET", "/timeoff/policy-types"],
  positions: found("/objects/position/search", ["/position/id"]),
  jobs: found("/hiring/job-openings/search", ["/jobOpening/id", "/jobOpening/status"]),
  applications: found("/hiring/applications/search", ["/application/id", "/application/status"]),
  goals: found("/goals/goals/search", ["id", "title"]),
  tasks: () => ["GET", "/tasks"],
  reports: () => ["GET", "/company/reports"],
  projects: found("/attendance/projects/search", ["/project/id", "/project/taskIds"]),
  skills: () => ["POST", "/skills/search", { filters: [] }],
  employers: () => ["POST", "/employers/search", { filters: [] }],
  customTables: () => ["GET", "/people/custom-tables/metadata"],
  timesheets: ({ id }) => {
    const filters = [
      { fieldId: "/attendanceEntry/clockInDate", operator: "from", values: ["2026-06-01"] },
      { fieldId: "/attendanceEntry/clockInDate", operator: "to", values: ["2026-06-15"] },
      { fieldId: "/attendanceEntry/employeeId", operator: "equals", values: [id] },
    ];
    return ["POST", "/attendance/entries/search", { fields: ["/attendanceEntry/id"], filters }];
  },
  profiles: found(
    "/job-catalog/job-profiles/search",
    ["/jobProfile/id"],
    [{ fieldId: "/jobProfile/status", operator: "equals", values: ["active"] }],
  ),
  fields: () => ["GET", "/company/people/fields"],
};

/** By verb: where it would show, what it is given when nothing is wrong, and the misspelt key that comes on top. */
const CASES: Readonly<Record<string, readonly [read: string, args: (world: World) => readonly unknown[], typo: string]>> = {
  hire: ["people", () => [{ firstName: "Ada", surname: "Byron" }], "startdate"],
  terminate: ["lifecycle", ({ id }) => [id, {}], "dat"],
  rehire: ["lifecycle", ({ id }) => [id, { date: "2026-07-01" }], "from"],
  startLeave: ["lifecycle", ({ id }) => [id, {}], "date"],
  endLeave: ["lifecycle", ({ id }) => [id, {}], "to"],
  setStartDate: ["people", ({ id }) => [id, { date: "2020-01-01" }], "startDate"],
  changeWork: ["work", ({ id }) => [id, { title: "Analyst" }], "titel"],
  promote: ["work", ({ id }) => [id, {}], "workChangeType"],
  raise: ["salaries", ({ id }) => [id, { byPercent: 3 }], "percent"],
  transfer: ["work", ({ id }) => [id, { department: "Sales" }], "dept"],
  changeManager: ["work", ({ id }) => [id, null, {}], "date"],
  changeEmployment: ["employment", ({ id }) => [id, { percent: 50 }], "fte"],
  pay: ["salaries", ({ id }) => [id, { amount: 5 }], "date"],
  logHours: ["timesheets", ({ id }) => [id, "2026-06-12", { hours: 7 }], "note"],
  approveTimesheet: ["timesheets", ({ id }) => [id, { from: "2026-06-08", to: "2026-06-12" }], "until"],
  addCustomTable: ["customTables", () => [{ name: "Desks", columns: [{ name: "Floor" }] }], "categoryId"],
  upload: ["docs", ({ id }) => [id, { name: "note.txt" }], "folderName"],
  requestSignature: ["docs", ({ id, docId }) => [id, docId, {}], "signer"],
  signDocument: ["docs", ({ id, signedId }) => [id, signedId, {}], "by"],
  addEmployer: ["employers", () => [{ legalName: "Ada Ltd" }], "name"],
  addWorkLocation: ["employers", ({ employerId }) => [employerId, { name: "Attic" }], "town"],
  setGoal: ["goals", ({ id }) => [id, { title: "Fly" }], "due"],
  openJob: ["jobs", () => [{ title: "Pilot" }], "dept"],
  addJobAd: ["jobs", ({ jobId }) => [jobId, {}], "text"],
  apply: ["applications", ({ jobId }) => [{ firstName: "Al", lastName: "Bee", email: "al@example.com" }, jobId], "surname"],
  scheduleInterview: ["applications", ({ applicationId }) => [applicationId, { start: "2026-06-20T14:30" }], "interviewers"],
  makeOffer: ["applications", ({ applicationId }) => [applicationId, {}], "pay"],
  hireCandidate: ["applications", ({ applicationId }) => [applicationId, {}], "manager"],
  addJobProfile: ["profiles", () => [{ title: "Pilot" }], "name"],
  addField: ["fields", () => [{ name: "Shoe size", category: "work", type: "text" }], "list"],
  openPosition: ["positions", () => [{}], "startDate"],
  addPositionOpening: ["positions", ({ positionId }) => [positionId, {}], "status"],
  setBudget: ["positions", ({ positionId }) => [positionId, { baseSalary: 9 }], "salary"],
  addProject: ["projects", () => [{ name: "Mars" }], "isBillable"],
  addProjectTask: ["projects", ({ projectId }) => [projectId, { name: "Land" }], "notes"],
  shareReport: ["reports", () => [{ name: "Titles", fields: ["work.title"] }], "columns"],
  addSkill: ["skills", () => [{ name: "Juggling" }], "categoryName"],
  createTask: ["tasks", ({ id }) => [{ title: "Call", owner: id }], "dueDate"],
  completeTask: ["tasks", ({ taskId, id }) => [taskId, { by: id }], "who"],
  reopenTask: ["tasks", ({ taskId, id }) => [taskId, { by: id }], "who"],
  requestTimeOff: ["timeOff", ({ id }) => [id, { startDate: "2026-09-07" }], "enddate"],
  editTimeOff: ["timeOff", ({ requestId }) => [requestId, { description: "Sea" }], "skipManagerApproval"],
  attachToTimeOff: ["timeOff", ({ requestId }) => [requestId, { filename: "a.txt", content: "a" }], "type"],
  adjustBalance: [
    "timeOff",
    ({ id }) => [id, { adjustmentType: "balance", policyType: "Holiday", effectiveDate: "2026-06-01", amount: 1 }],
    "policy",
  ],
  addPolicyType: ["policyTypes", () => [{ name: "Moving" }], "units"],
  addPolicy: ["policyTypes", () => [{ name: "Holiday Rome", policyType: "Holiday" }], "siteIds"],
  addHoliday: ["timeOff", () => [{ name: "Regatta", startDate: "2026-08-03", site: "London" }], "date"],
};

/** What these are given is not an object, or one by ids of fields and columns, which refuse what does not exist themselves. */
const OTHERS = [
  ...["update", "addRow", "editRow", "removeRow", "remove", "changeEmail", "invite", "uninvite"],
  ...["clockIn", "clockOut", "removeDocument", "addFolder", "checkIn", "closeGoal", "closeJob", "moveApplication", "rejectApplication"],
  ...["assignJobProfile", "learningRecords", "renameField", "removeField", "moveField", "addListItem", "renameListItem"],
  ...["archiveListItem", "fillPosition", "cancelPosition", "archiveProject", "restoreProject", "archiveProjectTask"],
  ...["restoreProjectTask", "unshareReport", "removeTask", "approveTimeOff", "declineTimeOff", "cancelTimeOff", "deleteTimeOff"],
  ...["timeOffRequests", "assignPolicy"],
];

/** Verbs that need the one named first. */
const AFTER: Readonly<Record<string, string>> = { rehire: "terminate", endLeave: "startLeave", reopenTask: "completeTask" };

const isPlain = (arg: unknown): arg is object => typeof arg === "object" && arg !== null;
const act = ({ fake }: World, verb: string, args: readonly unknown[]) => (fake as Raw)[verb](...args);

async function answers(world: World, read: string): Promise<string> {
  const [method, path, body] = READS[read]!(world);
  const { status, text } = await world.send(method, path, { body });
  expect([path, status, text]).toEqual([path, 200, expect.any(String)]);
  return text;
}

describe("a verb that takes an object", () => {
  it.each(Object.entries(CASES))("refuses a misspelt key before anything happens: %s", async (verb, [read, args, typo]) => {
    const world = setUp();
    const first = AFTER[verb];
    if (first) act(world, first, CASES[first]![1](world));
    const before = await answers(world, read);
    const given = args(world);
    const misspelt = given.map((arg) => (isPlain(arg) ? { ...arg, [typo]: "x" } : arg));
    expect(() => act(world, verb, misspelt)).toThrow(`Fake HiBob: ${verb} knows no ${typo}`);
    expect(await answers(world, read)).toBe(before);
    // The key was all that was wrong.
    expect(() => act(world, verb, given)).not.toThrow();
  });

  it("is here", () => {
    expect([...Object.keys(CASES), ...OTHERS].sort()).toEqual([...fakeOf({ employees: 5 }).fake.verbs].sort());
  });
});

describe("keys within the object are refused too", () => {
  it.each([
    ["openPosition", [{ budget: { salary: 5 } }], "the budget of openPosition knows no salary"],
    ["setGoal", ["id", { title: "Fly", keyResults: [{ title: "Height", target: 5, unit: "m" }] }], "a key result of setGoal knows no unit"],
    [
      "shareReport",
      [{ name: "Pay", fields: ["work.title"], formulas: [{ name: "Sum", field: "x" }] }],
      "a formula of shareReport knows no field",
    ],
    ["addCustomTable", [{ name: "Desks", columns: [{ name: "Floor", required: true }] }], "a column of addCustomTable knows no required"],
  ])("%s", (verb, args, message) => {
    const world = setUp();
    expect(() =>
      act(
        world,
        verb,
        args.map((arg) => (arg === "id" ? world.id : arg)),
      ),
    ).toThrow(message);
  });
});
