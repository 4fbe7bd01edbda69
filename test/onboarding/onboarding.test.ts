import { expect, it } from "vitest";
import { json, rig } from "../client/stub.ts";

it.each([{}, { values: [1] }, null, { wizards: {} }])("wizards that are no list are an UnexpectedAnswerError: %j", async (answer) => {
  const { bob, failure } = rig(json(answer));
  expect(await failure(bob.onboarding.wizards())).toMatchObject({ code: "unexpected_answer", endpoint: "GET /onboarding/wizards" });
});
