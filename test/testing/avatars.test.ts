import { describe, expect, it } from "vitest";
import { peopleRig } from "./people-rig.ts";

describe("avatars", () => {
  it("are the address of a picture as a JSON string, by id or by email, and the one that the fields have", async () => {
    const { get, value, someone } = peopleRig();
    const byId = await get(`/avatars/${someone.id}`);
    expect(byId.status).toBe(200);
    expect(URL.canParse(byId.data)).toBe(true);
    expect((await get(`/avatars?email=${encodeURIComponent(someone.email.toUpperCase())}`)).data).toBe(byId.data);
    expect(await value(someone.id, "root.avatarUrl")).toBe(byId.data);
  });

  it("are copied to an address of Bob's own when they are set, and told of once", async () => {
    const { send, get, told, someone } = peopleRig();
    const url = async () => (await get(`/avatars/${someone.id}`)).data;
    const before = await url();
    const set = () => send("PUT", `/avatars/${someone.id}`, { body: { url: "https://example.com/ada.png" } });
    const { status, text } = await set();
    expect([status, text]).toEqual([200, ""]);
    const after = await url();
    expect(after).not.toBe(before);
    expect(after).not.toContain("example.com");
    expect(after.split("?")[0]).not.toBe(before.split("?")[0]);
    await set();
    expect(await url()).toBe(after);
    expect(told("employee.updated")).toEqual([{ employeeId: someone.id, fieldUpdates: ["root.avatarUrl"] }]);
    expect((await send("PUT", `/avatars/${someone.id}`, { body: { url: "ada.png" } })).status).toBe(400);
  });

  it("are set only with Edit on the category of the field that shows them", async () => {
    const { send, fake, someone } = peopleRig();
    fake.permissions.revoke("root.edit");
    expect((await send("PUT", `/avatars/${someone.id}`, { body: { url: "https://example.com/ada.png" } })).status).toBe(403);
  });

  it("are not there for nobody, and for people outside the audience", async () => {
    const { send, get, fake, someone } = peopleRig();
    const statuses = async (id: string, email: string) =>
      [
        await get(`/avatars/${id}`),
        await get(`/avatars?email=${email}`),
        await send("PUT", `/avatars/${id}`, { body: { url: "https://example.com/ada.png" } }),
      ].map(({ status }) => status);
    expect(await statuses("3300000000000000000", "nobody@lanternfield.example")).toEqual([404, 404, 404]);
    expect((await get("/avatars?email=nobody")).status).toBe(400);
    fake.audience = ({ id }) => id !== someone.id;
    expect(await statuses(someone.id, someone.email)).toEqual([404, 404, 404]);
  });

  it("are understood by the client", async () => {
    const { bob, someone } = peopleRig();
    await bob.avatars.set(someone.id, "https://example.com/ada.png");
    const url = await bob.avatars.get(someone.id);
    expect(url).toMatch(/^https:/);
    expect(await bob.avatars.getByEmail(someone.email)).toBe(url);
  });
});
