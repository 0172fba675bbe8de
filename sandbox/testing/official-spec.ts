import { existsSync, readFileSync } from "node:fs";
import type { SpecVersion } from "../api/served-types.ts";

/** As much of an OpenAPI document as tests look at. */
export interface SpecDocument {
  paths: Record<string, Record<string, SpecOperation>>;
  components: { schemas: Record<string, SpecSchema> };
}

export interface SpecOperation {
  operationId: string;
  parameters?: SpecParameter[];
  requestBody?: { content: JsonContent };
  responses: Record<string, { content?: JsonContent }>;
  security: Record<string, string[]>[];
}

interface JsonContent {
  "application/json": { schema: SpecSchema };
}

export interface SpecParameter {
  name: string;
  in: "query" | "path";
  schema: SpecSchema;
}

export interface SpecSchema {
  $ref?: string;
  anyOf?: SpecSchema[];
  enum?: string[];
  type?: string;
  format?: string;
  properties?: Record<string, SpecSchema>;
  items?: SpecSchema;
  additionalProperties?: boolean;
  [keyword: string]: unknown;
}

/** One operation with its place. */
export interface PlacedOperation extends SpecOperation {
  method: string;
  path: string;
}

/** Every operation of a document, in its own order. */
export function listOperations({ paths }: SpecDocument): readonly PlacedOperation[] {
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ ...operation, method, path })),
  );
}

function toLocation(spec: SpecVersion): URL {
  return new URL(`../../../shared/oura/openapi-${spec}.json`, import.meta.url);
}

/** Whether upstream's own document lies beside this repository; it is no part of it. */
export function hasOfficialSpec(spec: SpecVersion): boolean {
  return existsSync(toLocation(spec));
}

/** Upstream's own document. @throws when it is not there: ask {@link hasOfficialSpec} first */
export function readOfficialSpec(spec: SpecVersion): SpecDocument {
  return JSON.parse(readFileSync(toLocation(spec), "utf8")) as SpecDocument;
}
