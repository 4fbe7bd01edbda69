import { describe, expect, it } from "vitest";
import { fingerprintOf } from "../../../src/permissions/fingerprint.ts";
import { company, PRESETS } from "./rig.ts";

describe("a fingerprint", () => {
  it("has a sign for each permission, in an order of its own, and names hidden fields", () => {
    const hidden = (...ids: string[]) => ({ hiddenFields: ids.map((id) => ({ id, name: id })) });
    expect(
      fingerprintOf([
        { key: "work.viewHistory", status: "missing" },
        { key: "work.view", status: "missing", ...hidden("work.title", "work.site") },
        { key: "audience", status: "granted" },
        { key: "lists.edit", status: "unverifiable" },
      ]),
    ).toBe("audience+ lists.edit? work.view-(work.site,work.title) work.viewHistory-");
  });

  it("is the same for the same permissions, and another one when a box or a single field goes", async () => {
    const rig = company({ permissionModel: "field" });
    const of = async (...keys: string[]) => (await rig.without(keys, { presets: PRESETS })).fingerprint;
    const whole = await of();
    expect(whole).toMatch(/^about\.view\+ .*audience\+ /);
    rig.fake.hire({ firstName: "Ines", surname: "Moreau" });
    expect(await of()).toBe(whole);
    const others = [await of("work.view"), await of("work.viewHistory"), await of("field:work.title.view"), await of("audience")];
    expect(new Set([whole, ...others]).size).toBe(5);
  });
});
