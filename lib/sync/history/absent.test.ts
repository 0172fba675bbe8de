import { describe, expect, it } from "vitest";
import type { OuraClient } from "../../oura/client.ts";
import { OuraError, type OuraErrorKind } from "../../oura/errors.ts";
import { readAbsent } from "./absent.ts";

const night = (id: string) => ({ id, day: "2026-11-20", type: "long_sleep" });
const stored = (id: string) => ({ documentId: id, ouraId: id });

/** A client that knows these nights by their id, and fails for any other. */
function toClient({
  known = [],
  kind = "not_found",
}: {
  known?: readonly string[];
  kind?: OuraErrorKind;
}): { client: OuraClient; asked: string[] } {
  const asked: string[] = [];
  const unused = (): never => {
    throw new Error("only documents are asked for");
  };
  const client: OuraClient = {
    listPage: unused,
    list: unused,
    listHeartRate: unused,
    personalInfo: unused,
    async get({ documentId }) {
      asked.push(documentId);
      if (known.includes(documentId)) return night(documentId);
      throw new OuraError({ kind, message: "no" });
    },
  };
  return { client, asked };
}

function read({
  client,
  listed,
  present,
}: {
  client: OuraClient;
  listed: readonly string[];
  present: readonly { documentId: string; ouraId: string | null }[];
}) {
  const contents = { kind: "documents" as const, documents: listed.map(night) };
  return readAbsent({ client, type: "sleep", contents, present });
}

describe("readAbsent", () => {
  it("asks for nothing when everything stored is listed", async () => {
    const { client, asked } = toClient({});
    const result = await read({ client, listed: ["a", "b"], present: [stored("a")] });
    expect(result.deletedIds).toEqual([]);
    expect(asked).toEqual([]);
  });

  it("takes for deleted what neither the list nor its own route has", async () => {
    const { client } = toClient({});
    const present = [stored("a"), stored("b")];
    expect((await read({ client, listed: ["a"], present })).deletedIds).toEqual(["b"]);
  });

  it("keeps and stores what an empty or shortened list left out", async () => {
    const { client } = toClient({ known: ["a", "b"] });
    const present = [stored("a"), stored("b")];
    const { deletedIds, contents } = await read({ client, listed: [], present });
    expect(deletedIds).toEqual([]);
    expect(contents).toEqual({ kind: "documents", documents: [night("a"), night("b")] });
  });

  it.each<OuraErrorKind>(["unauthorised", "membership_ended", "server", "network", "payload"])(
    "deletes nothing of the whole read when an answer is %s",
    async (kind) => {
      const { client } = toClient({ kind });
      await expect(read({ client, listed: [], present: [stored("a")] })).rejects.toMatchObject({
        kind,
      });
    },
  );

  it("leaves alone what upstream has no id for", async () => {
    const { client, asked } = toClient({});
    const present = [{ documentId: "2026-11-20", ouraId: null }];
    expect((await read({ client, listed: [], present })).deletedIds).toEqual([]);
    expect(asked).toEqual([]);
  });

  it("counts a malformed document of the list as there", async () => {
    const { client, asked } = toClient({});
    const contents = { kind: "documents" as const, documents: [{ id: "a", day: 7 }] };
    await readAbsent({ client, type: "sleep", contents, present: [stored("a")] });
    expect(asked).toEqual([]);
  });

  it("asks for a bounded number at a time", async () => {
    const { client, asked } = toClient({});
    const present = Array.from({ length: 60 }, (_, index) => stored(`n${index}`));
    const { deletedIds } = await read({ client, listed: [], present });
    expect(deletedIds).toHaveLength(25);
    expect(asked).toHaveLength(25);
  });
});
