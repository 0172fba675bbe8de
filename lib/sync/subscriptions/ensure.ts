import "server-only";
import { clearAlarm, raiseAlarm } from "../../alarms/mutations.ts";
import { env } from "../../env.ts";
import { OuraError } from "../../oura/errors.ts";
import { planSubscriptions, wantedSubscriptions } from "../../oura/subscription-plan.ts";
import { createSubscriptionsClient } from "../../oura/subscriptions.ts";
import { createBudgetedFetch } from "../budget/budgeted-fetch.ts";
import { replaceSubscriptions } from "./mutations.ts";

/** Upstream calls the webhook back for each change; more at once would make it wait for itself. */
const mostAtOnce = 4;

/**
 * Brings Oura's webhook subscriptions to what is wanted: one per type and event, on this installation's
 * callback, none within a week of its end. The list as Oura then tells it is mirrored.
 * @throws AggregateError of what failed, after everything else was done, for the queue to retry.
 */
export async function ensureSubscriptions({
  signal,
}: {
  signal?: AbortSignal | undefined;
} = {}): Promise<void> {
  const settings = env();
  const { fetch } = createBudgetedFetch({ pace: "prompt", signal });
  const client = createSubscriptionsClient({
    baseUrl: settings.OURA_API_URL,
    fetch,
    clientId: settings.OURA_CLIENT_ID,
    clientSecret: settings.OURA_CLIENT_SECRET,
  });
  const target = {
    callbackUrl: `${settings.APP_URL}/api/oura/webhook`,
    verificationToken: settings.OURA_WEBHOOK_TOKEN,
  };
  const { callbackUrl } = target;
  const existing = await client.list().catch(async (error: unknown) => {
    // Signatures are made with the same secret, so that a wrong one refuses every event as well.
    if (error instanceof OuraError && error.kind === "unauthorised") await raiseRefusal(error);
    throw error;
  });
  const now = new Date();
  const plan = planSubscriptions({ wanted: wantedSubscriptions, existing, callbackUrl, now });

  const failures: unknown[] = [];
  const carryOut = async (steps: (() => Promise<unknown>)[]): Promise<void> => {
    for (let next = 0; next < steps.length; next += mostAtOnce) {
      signal?.throwIfAborted();
      const batch = steps.slice(next, next + mostAtOnce).map((step) => step());
      for (const result of await Promise.allSettled(batch)) {
        if (result.status === "rejected") failures.push(result.reason);
      }
    }
  };
  // In this order: a pair must be free before it can be created.
  await carryOut(
    plan.remove.map(
      ({ id }) =>
        () =>
          client.delete({ id }),
    ),
  );
  await carryOut(plan.update.map((one) => () => client.update({ ...one, ...target })));
  await carryOut(
    plan.renew.map(
      ({ id }) =>
        () =>
          client.renew({ id }),
    ),
  );
  await carryOut(plan.create.map((key) => () => client.create({ ...key, ...target })));

  const { remove, update, renew, create } = plan;
  const isChanged = remove.length + update.length + renew.length + create.length > 0;
  const current = isChanged ? await client.list() : existing;
  await replaceSubscriptions(current.filter((one) => one.callbackUrl === callbackUrl));
  if (failures.length === 0) return clearAlarm("webhook_subscriptions");
  const detail = toFailureText({ failures, callbackUrl });
  await raiseAlarm({ kind: "webhook_subscriptions", detail });
  throw new AggregateError(failures, detail);
}

function raiseRefusal(cause: OuraError): Promise<void> {
  const detail =
    "Oura refuses OURA_CLIENT_ID and OURA_CLIENT_SECRET for webhooks. With a wrong secret the events it sends are refused here, too.";
  return raiseAlarm({ kind: "webhook_subscriptions", detail, cause });
}

/** One line for the operator: what to look at first, with the first failure's own words. */
function toFailureText({
  failures,
  callbackUrl,
}: {
  failures: readonly unknown[];
  callbackUrl: string;
}): string {
  const [first] = failures;
  const reason = first instanceof OuraError ? `${first.message} ${first.detail ?? ""}` : `${first}`;
  return `${failures.length} webhook subscriptions could not be changed (${reason.trim()}). Oura must reach ${callbackUrl} and be answered its challenge.`;
}
