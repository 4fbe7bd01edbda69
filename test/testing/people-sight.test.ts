import { describe, expect, it } from "vitest";

import { peopleRig, valueAt } from "./people-rig.ts";

/** Someone with a US national number, and what a search gives of some fields. */
async function american() {
  const rig = peopleRig({ employees: 60 });
  const everyone = await rig.people(["identification.ssn", "personal.birthDate"]);
  const { id } = everyone.find((person) => person.identification.ssn && person.personal.birthDate);
  return { ...rig, id, read: (...fields: string[]) => rig.person(id, ...fields) };
}

describe("sensitive fields in the category model", () => {
  it("need Edit as well as View: a national number comes masked, birth date and age not at all", async () => {
    const { fake, read, id } = await american();
    const fields = ["identification.ssn", "personal.birthDate", "personal.age", "personal.shortBirthDate"];
    const open = await read(...fields);
    expect(open.identification.ssn).toMatch(/^9\d\d-\d\d-\d{4}$/);
    fake.permissions.revoke("identification.edit", "personal.edit");
    const { ssn } = open.identification;
    expect(await read(...fields)).toEqual({
      id,
      identification: { ssn: `******${ssn.slice(-4)}` },
      "/identification/ssn": { value: `******${ssn.slice(-4)}` },
      personal: { shortBirthDate: open.personal.shortBirthDate },
      "/personal/shortBirthDate": { value: open.personal.shortBirthDate },
    });
    fake.permissions.revoke("identification.view", "personal.view");
    expect(await read(...fields)).toEqual({ id });
  });

  it("stay masked in display texts", async () => {
    const { fake, send, id } = await american();
    fake.permissions.revoke("identification.edit");
    for (const humanReadable of ["APPEND", "REPLACE"]) {
      const { text } = await send("POST", `/people/${id}`, { body: { fields: ["identification.ssn"], humanReadable } });
      expect(text).toContain("******");
      expect(text).not.toMatch(/9\d\d-\d\d-/);
    }
  });
});

describe("fields in the field-level model", () => {
  it("behave all alike: View is enough, and a box of their own goes before their category's", async () => {
    const { fake, read } = await american();
    fake.permissions.model = "field";
    fake.permissions.revoke("identification.edit", "personal.edit", "field:personal.age.view");
    const fields = ["identification.ssn", "personal.birthDate", "personal.age", "home.familyStatus"];
    const found = await read(...fields);
    expect(found.identification.ssn).toMatch(/^9\d\d-/);
    expect(found.personal).toEqual({ birthDate: expect.any(String) });
    fake.permissions.revoke("home.view");
    expect(valueAt(await read(...fields), "home.familyStatus")).toBeUndefined();
    fake.permissions.grant("field:home.familyStatus.view");
    expect(await read(...fields)).toHaveProperty("home.familyStatus");
  });
});
