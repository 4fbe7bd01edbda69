import { describe, expect, it } from "vitest";
import { sheets } from "./sheet.ts";

describe("with read-after-write lag", () => {
  it("entries come later, under the ids that were answered", async () => {
    const { fake, create, clock, entries } = sheets({ lag: 5_000 });
    const { id } = fake.hire({ firstName: "Ines", surname: "Moreau" });
    const times = { clockInTime: "2026-06-15T08:00:00", clockOutTime: "2026-06-15T09:00:00" };
    expect((await create({ employeeId: id, ...times }, { employeeId: "1", ...times })).status).toBe(404);
    const { ids } = (await create({ employeeId: id, ...times })).data;
    expect(await entries([id])).toEqual([]);
    await clock.advance(5_000);
    expect((await entries([id])).map((entry) => entry.id)).toEqual(ids);
  });
});
