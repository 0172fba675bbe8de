import { describe, expect, test } from "vitest";
import { specVersions } from "../api/served-types.ts";
import {
  hasOfficialSpec,
  listOperations,
  readOfficialSpec,
  type SpecDocument,
} from "../testing/official-spec.ts";
import { toOpenapiDocument } from "./document.ts";

/** Prose and upstream's own annotations, which a client does not go by. */
const prose = ["title", "description", "examples", "summary"];

/** A document's rules alone: no prose, and what has no order sorted. */
function toRules(value: unknown, key = ""): unknown {
  if (Array.isArray(value)) {
    const items = value.map((item) => toRules(item));
    return ["required", "enum", "parameters"].includes(key)
      ? items.toSorted((left, right) => (JSON.stringify(left) < JSON.stringify(right) ? -1 : 1))
      : items;
  }
  if (typeof value !== "object" || value === null) return value;
  const named = key === "properties" || key === "schemas";
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => named || (!prose.includes(name) && !name.startsWith("x-")))
      .map(([name, inner]) => [name, toRules(inner, name)]),
  );
}

/** The names that something in a document refers to, in order. */
function toReferred(document: SpecDocument): readonly string[] {
  const found = JSON.stringify(document).matchAll(/"#\/components\/schemas\/([^"]+)"/g);
  return [...new Set(Array.from(found, ([, name = ""]) => name))].toSorted();
}

describe.each(specVersions)("the document of %s", (spec) => {
  const generated = toOpenapiDocument(spec) as unknown as SpecDocument;

  test("refers to nothing that it does not hold", () => {
    expect(toReferred(generated)).toEqual(Object.keys(generated.components.schemas));
  });

  describe.skipIf(!hasOfficialSpec(spec))("beside the official one", () => {
    const official = hasOfficialSpec(spec) ? readOfficialSpec(spec) : generated;

    test("has the same operations, and no others", () => {
      const toNames = (document: SpecDocument) =>
        listOperations(document).map(({ method, path, operationId }) => [
          path,
          method,
          operationId,
        ]);
      expect(toNames(generated).toSorted()).toEqual(toNames(official).toSorted());
    });

    test.each(listOperations(official).map((operation) => [operation.operationId, operation]))(
      "%s takes and gives the same",
      (operationId, operation) => {
        const own = listOperations(generated).find((other) => other.operationId === operationId);
        expect(toRules(own)).toEqual(toRules(operation));
      },
    );

    test("has the same schemas, field by field, but for one that nothing upstream refers to", () => {
      const { schemas } = official.components;
      const referred = toReferred(official).map((name) => [name, schemas[name]]);
      expect(toRules(generated.components.schemas, "schemas")).toEqual(
        toRules(Object.fromEntries(referred), "schemas"),
      );
    });
  });
});
