import { z } from "zod";
import { defineDataType } from "../define-data-type.ts";
import { dayField, idField, toStart } from "./identity-fields.ts";

/** A note of the older kind, which upstream has replaced by `enhanced_tag` but still serves. */
export const tagSchema = z.looseObject({
  id: idField,
  day: dayField,
  text: z.string().nullish(),
  timestamp: z.string().nullish(),
  tags: z.array(z.string()).nullish(),
});

export type TagRecord = z.output<typeof tagSchema>;

export const tag = defineDataType({
  id: "tag",
  path: "tag",
  label: "Notes",
  scope: "tag",
  webhook: "tag",
  window: "date",
  basis: "day",
  endInclusive: true,
  answer: "list",
  single: true,
  schema: tagSchema,
  identify: ({ id, day, timestamp }) => ({ documentId: id, day, startsAt: toStart(timestamp) }),
  heavy: [],
  metrics: {},
});
