import type { ServedType, SpecVersion } from "../api/served-types.ts";
import type { Json } from "../people/documents/draft.ts";
import {
  addModel,
  orNullSchema,
  type SchemaObject,
  toReference,
  type Writer,
} from "./components.ts";
import { models } from "./models.ts";

export interface Operation {
  method: "get" | "post" | "put" | "delete";
  /** With `{names}`. */
  path: string;
  body: SchemaObject;
}

const bearer = [{ BearerAuth: [] }, { OAuth2: [] }];

const refusals: SchemaObject = {
  "400": { description: "The request cannot be answered as it is, or it carries no token." },
  "401": { description: "The token is unknown, expired or revoked, or lacks the scope." },
  "403": { description: "The membership of the token's owner has ended." },
  "429": { description: "Too many requests." },
};

const unprocessable: SchemaObject = {
  "422": {
    description: "A parameter or the body is malformed.",
    ...withSchema(toReference("HTTPValidationError")),
  },
};

/** `content` of a request or an answer in JSON. */
export function withSchema(schema: SchemaObject): SchemaObject {
  return { content: { "application/json": { schema } } };
}

/** The answers of an operation: its own success, and what the others share. */
export function answers({
  status = "200",
  schema,
  more,
}: {
  status?: string;
  schema: SchemaObject | null;
  more: SchemaObject;
}): SchemaObject {
  const success = {
    description: "As asked.",
    ...(schema === null ? {} : withSchema(schema)),
  };
  return { [status]: success, ...more };
}

export const validationAnswer = unprocessable;

/** The operations of one type below one root: its list, and the single document where there is one. */
export function typeOperations({
  type,
  root,
  spec,
  writer,
}: {
  type: ServedType;
  root: "/v2/usercollection" | "/v2/sandbox/usercollection";
  spec: SpecVersion;
  writer: Writer;
}): readonly Operation[] {
  const isSample = root.includes("sandbox");
  const path = `${root}/${type.path}`;
  const model = addModel({ model: models[type.id], writer });
  const tags = [isSample ? "Sandbox Routes" : `${toTitle(type.path)} Routes`];
  const name = (words: string) => (isSample ? `Sandbox - ${words}` : words);
  if (type.answer === "object") {
    const summary = `Single ${toTitle(type.path)} Document`;
    return [
      {
        method: "get",
        path,
        body: {
          tags,
          summary,
          operationId: toOperationId({ summary, path, method: "get" }),
          responses: answers({ schema: toReference(model), more: refusals }),
          security: bearer,
        },
      },
    ];
  }
  // The older version writes the name of this one operation in words.
  const isSpelled = type.id === "heartrate" && spec === "1.27" && !isSample;
  const word = isSpelled ? "Heart Rate" : type.path;
  const list: Operation = {
    method: "get",
    path,
    body: {
      tags,
      summary: name(`Multiple ${capitalised(word)} Documents`),
      operationId: toOperationId({
        summary: name(`Multiple ${word} Documents`),
        path,
        method: "get",
      }),
      parameters: listParameters({ type, spec, isSample }),
      responses: answers({
        schema: addList({ type, spec, model, writer }),
        more: { ...refusals, ...unprocessable },
      }),
      security: bearer,
    },
  };
  if (!type.single) return [list];
  const singlePath = `${path}/{document_id}`;
  const single: Operation = {
    method: "get",
    path: singlePath,
    body: {
      tags,
      summary: name(`Single ${capitalised(type.path)} Document`),
      operationId: toOperationId({
        summary: name(`Single ${type.path} Document`),
        path: singlePath,
        method: "get",
      }),
      parameters: [pathParameter("document_id")],
      responses: answers({
        schema: toReference(model),
        more: {
          ...refusals,
          "404": { description: "There is no such document." },
          ...unprocessable,
        },
      }),
      security: bearer,
    },
  };
  return [list, single];
}

export function pathParameter(name: string): SchemaObject {
  return { name, in: "path", required: true, schema: { type: "string" } };
}

function queryParameter(name: string, schema: SchemaObject): SchemaObject {
  return { name, in: "query", required: false, schema: orNullSchema(schema) };
}

function listParameters({
  type,
  spec,
  isSample,
}: {
  type: ServedType;
  spec: SpecVersion;
  isSample: boolean;
}): readonly Json[] {
  const instant = { type: "string", format: "date-time" };
  const dates = ["start_date", "end_date"].map((name) => ({
    name,
    in: "query",
    required: false,
    schema: { anyOf: [instant, { type: "string", format: "date" }, { type: "null" }] },
  }));
  const window = {
    none: [],
    date: dates,
    datetime: ["start_datetime", "end_datetime"].map((name) => queryParameter(name, instant)),
  }[type.window];
  const selects = spec !== "1.27" && !isSample;
  return [
    ...window,
    queryParameter("next_token", { type: "string" }),
    ...(selects && type.answer === "samples"
      ? [queryParameter("latest", { type: "boolean" })]
      : []),
    ...(selects ? [queryParameter("fields", { type: "string" })] : []),
  ];
}

/** Adds the page of a list; the newer version also allows for documents with some fields only. */
function addList({
  type,
  spec,
  model,
  writer,
}: {
  type: ServedType;
  spec: SpecVersion;
  model: string;
  writer: Writer;
}): SchemaObject {
  const kind = type.answer === "samples" ? "TimeSeriesResponse" : "MultiDocumentResponse";
  const page = (items: SchemaObject): SchemaObject => ({
    type: "object",
    properties: {
      data: { type: "array", items },
      next_token: orNullSchema({ type: "string" }),
    },
    required: type.answer === "samples" ? ["data"] : ["data", "next_token"],
  });
  const name = `${kind}_${model}_`;
  writer.components.set(name, page(toReference(model)));
  if (spec === "1.27") return toReference(name);
  writer.components.set(`${kind}Dict`, page({ type: "object", additionalProperties: true }));
  return { anyOf: [toReference(name), toReference(`${kind}Dict`)] };
}

/** Names of routes' groups; two of them are not their path in capitals. */
function toTitle(path: string): string {
  const own: Readonly<Record<string, string>> = { heartrate: "Heart Rate", vO2_max: "VO2 Max" };
  return own[path] ?? capitalised(path);
}

/** `vO2_max` → `Vo2 Max`. */
function capitalised(path: string): string {
  return path
    .split(/[_ ]/)
    .map((word) => word.slice(0, 1).toUpperCase() + word.slice(1).toLowerCase())
    .join(" ");
}

/** Upstream's framework makes them of name, path and method, each other sign an underscore. */
export function toOperationId({
  summary,
  path,
  method,
}: {
  summary: string;
  path: string;
  method: string;
}): string {
  return `${summary}${path}_${method}`.replaceAll(/\W/g, "_");
}
