import { describe, expect, it } from "vitest";
import { z } from "zod";
import { readForm, readJson } from "./read-input.ts";

const url = "http://localhost/api";
const schema = z.object({ data: z.enum(["keep", "delete"]) });

describe("readForm", () => {
  const read = (body: RequestInit["body"], type?: string) =>
    readForm({
      schema,
      request: new Request(url, {
        method: "POST",
        body: body ?? null,
        ...(type === undefined ? {} : { headers: { "content-type": type } }),
      }),
    });

  it("reads a form however it was encoded", async () => {
    const form = new FormData();
    form.set("data", "keep");
    expect(await read(form)).toEqual({ data: "keep" });
    expect(await read(new URLSearchParams({ data: "delete" }))).toEqual({ data: "delete" });
  });

  it.each([
    ["{}", "application/json"],
    ["data=keep", "multipart/form-data; boundary=none"],
    ["data=other", "application/x-www-form-urlencoded"],
    ["", undefined],
  ])("refuses %j as %s", async (body, type) => {
    await expect(read(body, type)).rejects.toMatchObject({ code: "invalid_input" });
  });

  it("refuses more than any form of ours holds", async () => {
    const body = new URLSearchParams({ data: "x".repeat(70_000) });
    await expect(read(body)).rejects.toMatchObject({ code: "too_large" });
  });
});

describe("readJson", () => {
  it("reads a body, and says what is wrong with one", async () => {
    const read = (body: string) =>
      readJson({ schema, request: new Request(url, { method: "POST", body }) });
    expect(await read('{"data":"keep"}')).toEqual({ data: "keep" });
    await expect(read("keep")).rejects.toMatchObject({ code: "invalid_input" });
    await expect(read('{"data":1}')).rejects.toThrow(/^data: /);
  });
});
