import { describe, expect, it } from "vitest";
import { peopleRig } from "./people-rig.ts";

describe("onboarding wizards", () => {
  it("are a few, with numbers as ids, the same ones for the same seed", async () => {
    const { status, data, text } = await peopleRig().get("/onboarding/wizards");
    expect(status).toBe(200);
    expect(data.wizards).toHaveLength(3);
    expect(data.wizards[0]).toEqual({ id: expect.any(Number), name: "Welcome to Lanternfield", description: "For everyone" });
    expect((await peopleRig().get("/onboarding/wizards")).text).toBe(text);
    expect((await peopleRig({ seed: 2 }).get("/onboarding/wizards")).text).not.toBe(text);
  });

  it("are understood by the client", async () => {
    expect(await peopleRig().bob.onboarding.wizards()).toHaveLength(3);
  });
});
