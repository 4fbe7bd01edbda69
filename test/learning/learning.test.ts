import { describe, expect, it } from "vitest";
import type { NewTrainingContent } from "../../src/learning/index.ts";
import { bodiless, json, rig } from "../client/stub.ts";

const STATEMENT = {
  id: "0b1d7a52-6f0c-4f0e-9a3b-1f6f3a1f0c11",
  timestamp: "2026-03-01T09:00:00Z",
  actor: { mbox: "mailto:ada@example.com" },
  verb: { id: "completed" },
  object: { id: "https://academy.example/c1" },
};
const course = (i: number): NewTrainingContent => ({ externalIdentifier: `c${i}`, title: "Sourdough" });

describe("a statement", () => {
  it("that was recorded before is a duplicate and not an error", async () => {
    const { bob, run } = rig(json({ error: "conflict" }, 409));
    expect(await run(bob.learning.sendStatement("p", STATEMENT))).toEqual({ outcome: "duplicate", statementId: STATEMENT.id });
  });

  it("with a verb that Bob does not know is ignored, and says so", async () => {
    const { bob, run } = rig(bodiless(204));
    expect(await run(bob.learning.sendStatement("p", STATEMENT))).toEqual({ outcome: "ignored", statementId: STATEMENT.id });
  });

  it("is sent again after a failure, which cannot count twice", async () => {
    const { bob, run, seen } = rig([json({}, 503), json({}, 409)]);
    expect(await run(bob.learning.sendStatement("p", STATEMENT))).toMatchObject({ outcome: "duplicate" });
    expect(seen).toHaveLength(2);
  });

  it("is not sent without an id", async () => {
    const { bob, failure, seen } = rig(json({}));
    const { id: _, ...anonymous } = STATEMENT;
    expect(await failure(bob.learning.sendStatement("p", anonymous as typeof STATEMENT))).toMatchObject({
      code: "invalid_input",
      message: expect.stringContaining("body.id"),
    });
    expect(seen).toEqual([]);
  });

  it.each([[{}], [{ accepted: false }], [[]], ["ok"]])("is not taken for accepted when the answer is %j", async (answer) => {
    const { bob, failure } = rig(json(answer));
    expect(await failure(bob.learning.sendStatement("p", STATEMENT))).toMatchObject({ code: "unexpected_answer" });
  });

  it("keeps the learner out of errors", async () => {
    const { bob, failure } = rig(json({ error: "no employee ada@example.com" }, 400));
    expect(String(await failure(bob.learning.sendStatement("p", STATEMENT)))).not.toContain("ada@");
  });
});

describe("courses", () => {
  it.each([
    [{ success: ["c1"] }, { success: ["c1"], errors: [] }],
    [{ errors: ["c1"] }, { success: [], errors: ["c1"] }],
    [
      { success: null, errors: ["c1"], total: 1 },
      { success: [], errors: ["c1"], total: 1 },
    ],
  ])("are accounted for by %j", async (answer, expected) => {
    const { bob, run } = rig(json(answer));
    expect(await run(bob.learning.addContent("p", [course(1)]))).toEqual(expected);
  });

  it.each([[{}], [null], [[]], [{ success: "c1" }]])("are not taken for added when the answer is %j", async (answer) => {
    const { bob, failure } = rig(json(answer));
    expect(await failure(bob.learning.addContent("p", [course(1)]))).toMatchObject({ code: "unexpected_answer" });
  });

  it("are refused before sending when there are none, more than 500, or one without a title", async () => {
    const { bob, failure, seen } = rig(json({ success: [] }));
    const many = Array.from({ length: 501 }, (_, i) => course(i));
    const untitled = [{ externalIdentifier: "c1" }] as unknown as NewTrainingContent[];
    for (const courses of [[], many, untitled, [null], null] as NewTrainingContent[][]) {
      expect(await failure(bob.learning.addContent("p", courses))).toMatchObject({ code: "invalid_input" });
    }
    expect(await failure(bob.learning.archiveContent("p", []))).toMatchObject({ code: "invalid_input" });
    expect(seen).toEqual([]);
  });

  it("name the box that is missing, also when the refusal has no body", async () => {
    const { bob, failure } = rig(bodiless(403));
    expect(await failure(bob.learning.addContent("p", [course(1)]))).toMatchObject({
      code: "forbidden",
      message: expect.stringContaining("Course providers"),
    });
  });
});
