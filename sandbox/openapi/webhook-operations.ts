import { type SpecVersion, webhookNames } from "../api/served-types.ts";
import { orNullSchema, type SchemaObject, toReference, type Writer } from "./components.ts";
import {
  answers,
  type Operation,
  pathParameter,
  toOperationId,
  validationAnswer,
  withSchema,
} from "./operations.ts";

const root = "/v2/webhook/subscription";
const client = [{ ClientIdAuth: [], ClientSecretAuth: [] }];

/** The six operations on subscriptions, with the schemas that they need. */
export function webhookOperations({
  spec,
  writer,
}: {
  spec: SpecVersion;
  writer: Writer;
}): readonly Operation[] {
  addSchemas({ spec, writer });
  const subscription = toReference("WebhookSubscriptionModel");
  const missing = { "403": { description: "There is no such subscription." } };
  const one = { parameters: [pathParameter("id")] };
  const known = { ...missing, ...validationAnswer };
  return [
    toOperation({
      method: "get",
      path: root,
      name: "list webhook subscriptions",
      body: { responses: answers({ schema: { type: "array", items: subscription }, more: {} }) },
    }),
    toOperation({
      method: "post",
      path: root,
      name: "create webhook subscription",
      body: {
        requestBody: toBody("CreateWebhookSubscriptionRequest"),
        responses: answers({ status: "201", schema: subscription, more: validationAnswer }),
      },
    }),
    toOperation({
      method: "put",
      path: `${root}/renew/{id}`,
      name: "renew webhook subscription",
      body: { ...one, responses: answers({ schema: subscription, more: known }) },
    }),
    toOperation({
      method: "get",
      path: `${root}/{id}`,
      name: "get webhook subscription",
      body: { ...one, responses: answers({ schema: subscription, more: known }) },
    }),
    toOperation({
      method: "put",
      path: `${root}/{id}`,
      name: "update webhook subscription",
      body: {
        ...one,
        requestBody: toBody("UpdateWebhookSubscriptionRequest"),
        responses: answers({ schema: subscription, more: known }),
      },
    }),
    toOperation({
      method: "delete",
      path: `${root}/{id}`,
      name: "delete webhook subscription",
      body: { ...one, responses: answers({ status: "204", schema: null, more: known }) },
    }),
  ];
}

function toOperation({
  method,
  path,
  name,
  body,
}: {
  method: Operation["method"];
  path: string;
  name: string;
  body: SchemaObject;
}): Operation {
  const summary = name.replaceAll(/\b[a-z]/g, (letter) => letter.toUpperCase());
  const operationId = toOperationId({ summary: name, path, method });
  return {
    method,
    path,
    body: {
      tags: ["Webhook Subscription Routes"],
      summary,
      operationId,
      ...body,
      security: client,
    },
  };
}

function toBody(schema: string): SchemaObject {
  return { required: true, ...withSchema(toReference(schema)) };
}

function addSchemas({ spec, writer }: { spec: SpecVersion; writer: Writer }): void {
  const text = { type: "string" };
  const event_type = toReference("WebhookOperation");
  const data_type = toReference("ExtApiV2DataType");
  const schemas: Readonly<Record<string, SchemaObject>> = {
    WebhookOperation: { type: "string", enum: ["create", "update", "delete"] },
    ExtApiV2DataType: { type: "string", enum: webhookNames(spec) },
    CreateWebhookSubscriptionRequest: {
      type: "object",
      properties: { callback_url: text, verification_token: text, event_type, data_type },
      required: ["callback_url", "verification_token", "event_type", "data_type"],
    },
    UpdateWebhookSubscriptionRequest: {
      type: "object",
      properties: {
        verification_token: text,
        callback_url: orNullSchema(text),
        event_type: orNullSchema(event_type),
        data_type: orNullSchema(data_type),
      },
      required: ["verification_token"],
    },
    WebhookSubscriptionModel: {
      type: "object",
      properties: {
        id: { type: "string", format: "uuid4" },
        callback_url: text,
        event_type,
        data_type,
        expiration_time: { type: "string", format: "date-time" },
      },
      required: ["id", "callback_url", "event_type", "data_type", "expiration_time"],
    },
  };
  for (const [name, schema] of Object.entries(schemas)) writer.components.set(name, schema);
}
