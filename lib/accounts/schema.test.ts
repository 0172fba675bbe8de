import { describe, expect, it } from "vitest";
import { isCommonPassword } from "./common-passwords.ts";
import { registerSchema } from "./schema.ts";

const valid = { name: " Anna ", email: " Anna@Example.org ", password: "tin kettle moor" };

describe("a registration", () => {
  it("trims the name and lower-cases the address", () => {
    expect(registerSchema.parse(valid)).toMatchObject({ name: "Anna", email: "anna@example.org" });
  });

  it("starts with UTC when the browser's zone is unknown to us", () => {
    expect(registerSchema.parse(valid).timeZone).toBe("UTC");
    expect(registerSchema.parse({ ...valid, timeZone: "Moon/Base" }).timeZone).toBe("UTC");
    expect(registerSchema.parse({ ...valid, timeZone: "Asia/Kathmandu" }).timeZone).toBe(
      "Asia/Kathmandu",
    );
  });

  it.each([
    ["a short password", { password: "tin kettl" }, "password"],
    ["a common password", { password: "password1234" }, "password"],
    ["no address", { email: "anna" }, "email"],
    ["an empty name", { name: "  " }, "name"],
  ])("refuses %s by naming the field", (_, change, field) => {
    const parsed = registerSchema.safeParse({ ...valid, ...change });
    expect(parsed.error?.issues.map(({ path }) => path.join("."))).toEqual([field]);
  });
});

describe("passwords that are tried first", () => {
  it.each([
    "qwertyuiop",
    "Password123!",
    "1234567890",
    "9876543210",
    "aaaaaaaaaa",
    "Ringboard2026",
  ])("include %s", (password) => {
    expect(isCommonPassword(password)).toBe(true);
  });

  it.each(["tin kettle moor", "Xk2-9qLmT4", "ringboard-demo"])("do not include %s", (password) => {
    expect(isCommonPassword(password)).toBe(false);
  });
});
