import { describe, expect, it } from "vitest";
import { answerTo, company } from "./rig.ts";

const PLAN = { presets: ["timeOff"], endpoints: ["GET /timeoff/employees/{id}/requests/{requestId}"] } as const;

/** A company in which nobody has asked for anything. */
const withoutRequests = () => {
  const rig = company({ employees: 5 });
  for (const { id } of rig.fake.company.employees) for (const request of rig.fake.timeOffRequests(id)) rig.fake.deleteTimeOff(request.id);
  return rig;
};

describe("time off", () => {
  it("without any request is told by a request that is not there, and by a balance", async () => {
    const rig = withoutRequests();
    const report = await rig.check(PLAN);
    expect(answerTo(report, "timeOff.manageRequests")).toMatchObject({ status: "granted", confidence: "medium" });
    expect(answerTo(report, "timeOff.seePrivate").status).toBe("unverifiable");
    expect(answerTo(report, "timeOff.attachments").status).toBe("unverifiable");
    const without = await rig.without(["timeOff.manageRequests", "timeOff.seeBalances"], PLAN);
    expect(answerTo(without, "timeOff.manageRequests").status).toBe("missing");
    expect(answerTo(without, "timeOff.seeBalances").status).toBe("missing");
    expect(answerTo(without, "timeOff.attachments").waitsFor).toBe("timeOff.manageRequests");
  });

  it("shows attachments by a request that has one, and by nothing else for sure", async () => {
    const rig = withoutRequests();
    const person = rig.fake.company.employees.find(({ status }) => status === "Active")!;
    const request = rig.fake.requestTimeOff(person.id, { startDate: "2026-06-22", endDate: "2026-06-23" });
    expect(answerTo(await rig.check(PLAN), "timeOff.attachments")).toMatchObject({ status: "granted", confidence: "medium" });
    expect(answerTo(await rig.without(["timeOff.attachments"], PLAN), "timeOff.attachments").status).toBe("unverifiable");
    rig.fake.attachToTimeOff(request.id, { filename: "note.txt", content: "A note" });
    expect(answerTo(await rig.check(PLAN), "timeOff.attachments")).toMatchObject({ status: "granted", confidence: "high" });
    expect(answerTo(await rig.without(["timeOff.attachments"], PLAN), "timeOff.attachments").status).toBe("missing");
  });

  it("names policy types that nobody told it as one that most accounts have", async () => {
    const rig = withoutRequests();
    const report = await rig.without(["timeOff.settings"], PLAN);
    expect(answerTo(report, "timeOff.seeBalances").status).toBe("granted");
    expect(rig.fake.requests({ path: /balance$/ }).at(-1)?.query.policyType).toBe("Holiday");
  });
});
