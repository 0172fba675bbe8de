import "server-only";
import { asSystem } from "../../db/scope.ts";
import type { WebhookSubscription } from "../../oura/subscription-plan.ts";

/** Makes our mirror of the subscriptions what Oura says they are. */
export async function replaceSubscriptions(
  subscriptions: readonly WebhookSubscription[],
): Promise<void> {
  const ids = subscriptions.map(({ id }) => id);
  await asSystem("worker", async (db) => {
    await db.webhookSubscription.deleteMany({ where: { id: { notIn: ids } } });
    await db.$executeRaw`
      INSERT INTO webhook_subscription (id, data_type, event_type, callback_url, expires_at)
      SELECT * FROM unnest(${ids}::text[], ${subscriptions.map(({ dataType }) => dataType)}::text[],
        ${subscriptions.map(({ eventType }) => eventType)}::text[],
        ${subscriptions.map(({ callbackUrl }) => callbackUrl)}::text[],
        ${subscriptions.map(({ expiresAt }) => expiresAt.toISOString())}::timestamptz[])
      ON CONFLICT (id) DO UPDATE SET data_type = excluded.data_type,
        event_type = excluded.event_type, callback_url = excluded.callback_url,
        expires_at = excluded.expires_at, checked_at = now()`;
  });
}
