import { z } from "zod";
import { defineDataType } from "../define-data-type.ts";
import { dayField, idField, toStart } from "./identity-fields.ts";

/** A tag with an optional duration. No code: text only; code `custom`: named by `custom_name`; the comment may be "". */
export const enhancedTagSchema = z.looseObject({
  id: idField,
  start_day: dayField,
  end_day: z.string().nullish(),
  start_time: z.string().nullish(),
  end_time: z.string().nullish(),
  tag_type_code: z.string().nullish(),
  custom_name: z.string().nullish(),
  comment: z.string().nullish(),
});

export type EnhancedTagRecord = z.output<typeof enhancedTagSchema>;

export const enhancedTag = defineDataType({
  id: "enhanced_tag",
  path: "enhanced_tag",
  label: "Tags",
  scope: "tag",
  webhook: "enhanced_tag",
  window: "date",
  basis: "day",
  endInclusive: true,
  answer: "list",
  single: true,
  schema: enhancedTagSchema,
  identify: ({ id, start_day, start_time }) => ({
    documentId: id,
    day: start_day,
    startsAt: toStart(start_time),
  }),
  heavy: [],
  metrics: {},
});
