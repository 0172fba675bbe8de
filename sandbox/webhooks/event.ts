/** The body of an event, as subscribers are sent it. */
export interface WebhookEventBody {
  event_type: string;
  data_type: string;
  object_id: string;
  event_time: string;
  user_id: string;
}

/** The body is one that the sandbox wrote itself. */
export function readEvent(body: string): WebhookEventBody {
  return JSON.parse(body) as WebhookEventBody;
}
