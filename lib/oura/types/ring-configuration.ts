import { z } from "zod";
import { defineDataType } from "../define-data-type.ts";
import { idField, toStart } from "./identity-fields.ts";

/** One of the rings ever owned. The current one has the latest `set_up_at`; 1970 there means unknown. */
export const ringConfigurationSchema = z.looseObject({
  id: idField,
  color: z.string().nullish(),
  design: z.string().nullish(),
  firmware_version: z.string().nullish(),
  hardware_type: z.string().nullish(),
  set_up_at: z.string().nullish(),
  size: z.number().nullish(),
});

export type RingConfigurationRecord = z.output<typeof ringConfigurationSchema>;

export const ringConfiguration = defineDataType({
  id: "ring_configuration",
  path: "ring_configuration",
  label: "Rings",
  scope: "ring_configuration",
  webhook: "ring_configuration",
  window: "none",
  basis: "day",
  endInclusive: false,
  answer: "list",
  single: true,
  schema: ringConfigurationSchema,
  identify: ({ id, set_up_at }) => ({ documentId: id, day: null, startsAt: toStart(set_up_at) }),
  heavy: [],
  metrics: {},
});
