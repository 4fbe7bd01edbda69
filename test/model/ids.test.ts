import { describe, expect, it } from "vitest";
import { employeeId } from "../../src/index.ts";

describe("an employee id", () => {
  it("is made from text and stays that text", () => {
    expect(employeeId("3332883884017713938")).toBe("3332883884017713938");
  });

  it.each([33328838840177, 5n, null, undefined, {}, ["5"]])("is refused when it is %s, without being shown", (value) => {
    let message = "";
    try {
      employeeId(value as never);
    } catch (error) {
      message = (error as Error).message;
      expect(error).toMatchObject({ code: "invalid_input" });
    }
    expect(message).toContain("must be a string");
    expect(message).not.toMatch(/333|5/);
  });

  it.each(["", " ", "a b", "a/b", "5\n", "7,8"])("is refused when it is %j", (value) => {
    expect(() => employeeId(value)).toThrow(expect.objectContaining({ code: "invalid_input" }));
  });
});
