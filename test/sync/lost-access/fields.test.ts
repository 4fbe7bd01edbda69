import { afterAll, describe, expect, it } from "vitest";
import { FIELD_CATEGORIES } from "../../../src/model/fields.ts";
import { companyOf, type Outcome, peopleFor, printed, streamOf } from "./rig.ts";

const EXTRA = "category_1748390400112";
/** Each category with fields in it, by the box for all of them. */
const VIEW = [...Object.keys(FIELD_CATEGORIES), EXTRA].map((category) => `${category}.view`);
/** In the older model these two decide what of some fields is shown. */
const EDIT = ["personal.edit", "identification.edit"];

const categoryOf = (key: string): string => key.slice(0, key.lastIndexOf("."));

describe.each([
  { permissionModel: "category", when: "between two runs", employees: 60, boxes: [...VIEW, ...EDIT] },
  { permissionModel: "category", when: "in the middle of a run", employees: peopleFor("employees"), boxes: [...VIEW, ...EDIT] },
  { permissionModel: "field", when: "between two runs", employees: 60, boxes: VIEW },
] as const)("fields of employees ($permissionModel model), access lost $when", ({ permissionModel, when, employees, boxes }) => {
  const outcomes: Outcome[] = [];
  afterAll(() => console.log(printed(`Categories of fields taken away ${when} (model: ${permissionModel})`, outcomes)));
  const company = companyOf({ permissionModel, employees });
  const { fake } = company;
  const mirrored = streamOf(company, "employees", { fields: "all" });

  // Each run also proves that what the one before had lost came back.
  it.each(boxes)("stay as they are without %s, which is named", async (key) => {
    const stream = await mirrored;
    if (when === "between two runs") fake.permissions.revoke(key);
    else stream.atRequest(stream.requests, stream.endpoints, () => fake.permissions.revoke(key)); // the last batch
    const { accessLost, stream: report } = await stream.runOne();
    expect(fake.permissions.has(key)).toBe(false);
    fake.permissions.grant(key);
    const named = accessLost.flatMap(({ permissions }) => permissions.map((lost) => lost.key));
    expect(named).toContain(key);
    expect(named.filter((other) => categoryOf(other) !== categoryOf(key))).toEqual([]);
    expect(report).toMatchObject({ outcome: "complete", added: 0, changed: 0, removed: 0, held: 0, unread: 0 });
    expect(accessLost[0]!.fields.length).toBeGreaterThan(0);
    const lost = await stream.differing();
    expect(lost).toEqual([]);
    outcomes.push({ stream: "employees", loss: key, when, lost, named: "accessLost", wrong: [] });
  });

  it("are all there and told as seen when everything is given back", async () => {
    const stream = await mirrored;
    const { accessLost, stream: report } = await stream.runOne();
    expect(accessLost).toEqual([]);
    expect(report).toMatchObject({ outcome: "complete", held: 0, omitted: [] });
    expect(await stream.differing()).toEqual([]);
    expect(await stream.newChanges()).toEqual([]);
    const categories = new Set((await stream.bob.metadata.fields()).map(({ categoryId }) => `${categoryId}.view`));
    expect([...categories].filter((key) => !VIEW.includes(key))).toEqual([]);
    expect(outcomes).toHaveLength(boxes.length);
    expect(fake.stats().mostRefusedInTenSeconds).toBe(0);
  });
});
