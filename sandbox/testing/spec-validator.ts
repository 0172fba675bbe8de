import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import type { PlacedOperation, SpecDocument, SpecSchema } from "./official-spec.ts";

const dayPattern = /^\d{4}-\d{2}-\d{2}$/;
/** Upstream's `expiration_time` is UTC without saying so; all other instants have an offset. */
const instantPattern = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})?$/;
const uuidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

const formats = {
  date: (text: string) => dayPattern.test(text) && !Number.isNaN(Date.parse(text)),
  "date-time": (text: string) => instantPattern.test(text) && !Number.isNaN(Date.parse(text)),
  uuid4: (text: string) => uuidPattern.test(text),
};

/** Schemas that say no more than "a string", and the format that their names stand for. */
const namedFormats: Readonly<Record<string, keyof typeof formats>> = {
  ISODate: "date",
  LocalDateTime: "date-time",
  LocalDateTimeWithMilliseconds: "date-time",
  LocalizedDateTime: "date-time",
  UtcDateTime: "date-time",
};

/** What is wrong with an operation's answer, one line each; empty when it is as specified. */
export type AnswerValidator = (given: {
  operation: PlacedOperation;
  status: number;
  body: unknown;
}) => readonly string[];

/**
 * Holds answers to a document, more strictly than it asks: no field that it does not name, real days
 * and instants, and whole documents even where it allows for a few fields of them.
 */
export function createAnswerValidator(document: SpecDocument): AnswerValidator {
  const ajv = new Ajv2020({ allErrors: true, strict: false, formats, validateSchema: false });
  ajv.addSchema(toStrict(document), "spec");
  const compiled = new Map<string, ValidateFunction>();
  return ({ operation: { path, method }, status, body }) => {
    const answer = document.paths[path]?.[method]?.responses[String(status)];
    if (answer === undefined) return [`${status} is not documented`];
    if (answer.content === undefined) return [];
    const place = [
      "paths",
      path,
      method,
      "responses",
      String(status),
      "content",
      "application/json",
    ]
      .map((step) => step.replaceAll("~", "~0").replaceAll("/", "~1"))
      .join("/");
    const validate =
      compiled.get(place) ?? ajv.compile({ $ref: `spec#/${encodeURI(place)}/schema` });
    compiled.set(place, validate);
    if (validate(body)) return [];
    return (validate.errors ?? []).map(
      ({ instancePath, message, params }) => `${instancePath} ${message} ${JSON.stringify(params)}`,
    );
  };
}

function toStrict(document: SpecDocument): SpecDocument {
  const copy = structuredClone(document);
  for (const [name, schema] of Object.entries(copy.components.schemas)) {
    const format = namedFormats[name];
    if (format !== undefined) schema.format = format;
  }
  close(copy);
  return copy;
}

/** Forbids unnamed fields wherever fields are named, and the way out for partial documents. */
function close(value: unknown): void {
  if (typeof value !== "object" || value === null) return;
  const schema = value as SpecSchema;
  if (schema.type === "object" && schema.properties !== undefined)
    schema.additionalProperties = false;
  if (Array.isArray(schema.anyOf))
    schema.anyOf = schema.anyOf.filter(({ $ref }) => !$ref?.endsWith("ResponseDict"));
  for (const inner of Object.values(value)) close(inner);
}
