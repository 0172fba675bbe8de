import process from "node:process";
import { closeDatabase } from "../../db/client.ts";
import { toUserId } from "../../user-id.ts";
import { getAccessToken } from "../tokens.ts";

/**
 * A process of its own that asks for one person's token, as many times at once as it is told, when a
 * line comes in: `refreshing-process.ts USER_ID CALLERS [die]`. It prints each token it got, or the
 * error's name. With `die` it is gone once Oura has answered and before anything is stored.
 */
const [userId = "", callers = "1", mode = "live"] = process.argv.slice(2);

async function fetchAndDie(url: URL, init: RequestInit): Promise<Response> {
  const response = await fetch(url, init);
  await response.text();
  process.kill(process.pid, "SIGKILL");
  return new Promise(() => {});
}

async function ask(): Promise<string> {
  const options = mode === "die" ? { fetch: fetchAndDie } : {};
  try {
    return await getAccessToken({ userId: toUserId(userId), ...options });
  } catch (error) {
    return error instanceof Error ? error.name : String(error);
  }
}

process.stdout.write("ready\n");
process.stdin.once("data", async () => {
  const answers = await Promise.all(Array.from({ length: Number(callers) }, ask));
  process.stdout.write(`${answers.join("\n")}\n`);
  await closeDatabase();
  process.exit(0);
});
