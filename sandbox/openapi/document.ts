import { type SpecVersion, servedTypes } from "../api/served-types.ts";
import { describeScope, knownScopes } from "../oauth/scopes.ts";
import type { SchemaObject, Writer } from "./components.ts";
import { type Operation, typeOperations } from "./operations.ts";
import { webhookOperations } from "./webhook-operations.ts";

/**
 * The description of everything under `/v2`, made from the registry: what a generated client of
 * upstream's own document would look like, it looks like for this one too.
 */
export function toOpenapiDocument(spec: SpecVersion): SchemaObject {
  const family = spec === "1.27" ? "model" : "public";
  const writer: Writer = { family, components: new Map() };
  addValidationSchemas({ spec, writer });
  const types = servedTypes(spec);
  const operations = [
    ...types.flatMap((type) => typeOperations({ type, root: "/v2/usercollection", spec, writer })),
    ...types
      .filter(({ answer }) => answer !== "object")
      .flatMap((type) =>
        typeOperations({ type, root: "/v2/sandbox/usercollection", spec, writer }),
      ),
    ...webhookOperations({ spec, writer }),
  ];
  return {
    openapi: "3.1.0",
    info: {
      title: "Oura sandbox",
      version: "2.0",
      description: `Generated people's data in the shapes of the Oura API V2, specification ${spec}.`,
    },
    servers: [{ url: "/", description: "This sandbox" }],
    paths: toPaths(operations),
    components: {
      schemas: Object.fromEntries([...writer.components].toSorted(byName)),
      securitySchemes,
    },
  };
}

function byName([left]: readonly [string, unknown], [right]: readonly [string, unknown]): number {
  return left < right ? -1 : 1;
}

function toPaths(operations: readonly Operation[]): SchemaObject {
  const paths: Record<string, Record<string, SchemaObject>> = {};
  for (const { path, method, body } of operations) {
    paths[path] = { ...paths[path], [method]: body };
  }
  return paths;
}

function addValidationSchemas({ spec, writer }: { spec: SpecVersion; writer: Writer }): void {
  writer.components.set("HTTPValidationError", {
    type: "object",
    properties: {
      detail: { type: "array", items: { $ref: "#/components/schemas/ValidationError" } },
    },
  });
  writer.components.set("ValidationError", {
    type: "object",
    properties: {
      loc: { type: "array", items: { anyOf: [{ type: "string" }, { type: "integer" }] } },
      msg: { type: "string" },
      type: { type: "string" },
      ...(spec === "1.27" ? {} : { input: {}, ctx: { type: "object" } }),
    },
    required: ["loc", "msg", "type"],
  });
}

const securitySchemes: SchemaObject = {
  BearerAuth: { type: "http", scheme: "bearer" },
  OAuth2: {
    type: "oauth2",
    flows: {
      authorizationCode: {
        authorizationUrl: "/oauth/authorize",
        tokenUrl: "/oauth/token",
        scopes: Object.fromEntries(knownScopes.map((scope) => [scope, describeScope(scope).title])),
      },
    },
  },
  ClientIdAuth: { type: "apiKey", in: "header", name: "x-client-id" },
  ClientSecretAuth: { type: "apiKey", in: "header", name: "x-client-secret" },
};
