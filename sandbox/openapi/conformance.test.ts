import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { specVersions } from "../api/served-types.ts";
import { stories } from "../people/stories.ts";
import { ConformanceWorld } from "../testing/conformance-world.ts";
import {
  hasOfficialSpec,
  listOperations,
  readOfficialSpec,
  type SpecDocument,
} from "../testing/official-spec.ts";
import { type AnswerValidator, createAnswerValidator } from "../testing/spec-validator.ts";
import { toOpenapiDocument } from "./document.ts";

describe.each(specVersions)("the sandbox on %s", (spec) => {
  const generated = toOpenapiDocument(spec) as unknown as SpecDocument;
  // Upstream's document is no part of the repository: without it the generated one, which is held to
  // it where it is present, has to do.
  const official = hasOfficialSpec(spec) ? readOfficialSpec(spec) : generated;
  const operations = listOperations(official);
  const validators: readonly AnswerValidator[] = [official, generated].map(createAnswerValidator);
  const check = (given: Parameters<AnswerValidator>[0]) =>
    validators.flatMap((validate) => validate(given));

  let world: ConformanceWorld;
  beforeAll(async () => {
    world = await ConformanceWorld.start({ spec, document: official });
  });
  afterAll(() => world.stop());

  test("serves its document, also where upstream keeps it", async () => {
    expect(await world.fetchJson("/openapi.json")).toEqual(generated);
    expect(await world.fetchJson(`/v2/static/json/openapi-${spec}.json`)).toEqual(generated);
    expect(operations.length).toBe(spec === "1.27" ? 73 : 75);
  });

  describe("gives every documented answer of", () => {
    test.each(operations.map((operation) => [`${operation.method} ${operation.path}`, operation]))(
      "%s",
      async (_, operation) => {
        for (const status of Object.keys(operation.responses).map(Number)) {
          const answer = await world.provoke({ operation, status });
          expect([status, answer.status]).toEqual([status, status]);
          expect(check({ operation, status, body: answer.body })).toEqual([]);
          if (status >= 400 && status !== 422)
            expect(answer.body).toEqual({ detail: expect.any(String) });
          if (status === 204) expect(answer.body).toBeNull();
        }
      },
    );
  });

  test("needs a fault only for what upstream documents and cannot give", () => {
    const isSample = (path: string) => path.startsWith("/v2/sandbox/");
    for (const { operation, status } of world.faulted) {
      const { parameters = [], path } = operation;
      const anyTokenPasses = isSample(path) && status === 401;
      const anyTextPasses =
        status === 422 &&
        operation.requestBody === undefined &&
        parameters.every(({ name }) =>
          ["next_token", "fields", "document_id", "id"].includes(name),
        );
      expect([path, status, anyTokenPasses || anyTextPasses]).toEqual([path, status, true]);
    }
  });

  test.each(stories.map(({ id }) => id))("serves everything of %s as specified", async (id) => {
    const token = await world.connect(id);
    const lists = operations.filter(({ path, method }) => method === "get" && world.isList(path));
    expect(lists.length).toBeGreaterThan(15);
    for (const operation of lists) {
      const { status, body } = await world.ask({ operation, token });
      expect(check({ operation, status, body })).toEqual([]);
    }
  });
});
