import { randomUUID } from "node:crypto";
import { expect, type Page } from "@playwright/test";

/** Somebody who registers in a test; each run has people of its own. */
export interface Person {
  name: string;
  email: string;
  password: string;
}

/** A person nobody else has the address of. */
export function createPerson(name: string): Person {
  const email = `${name.toLowerCase()}.${randomUUID().slice(0, 8)}@example.org`;
  return { name, email, password: `three unrelated words ${randomUUID().slice(0, 6)}` };
}

/** Fills in the form at /register as a newcomer does; ends wherever the product leads. */
export async function register({ page, person }: { page: Page; person: Person }): Promise<void> {
  if (!page.url().includes("/register")) await page.goto("/register");
  await page.getByLabel("Name").fill(person.name);
  await page.getByLabel("E-mail address").fill(person.email);
  await page.getByLabel("Password", { exact: true }).fill(person.password);
  await page.getByRole("button", { name: "Create account" }).click();
  await page.waitForURL((url) => !url.pathname.startsWith("/register"));
}

/**
 * Goes through /connect and the sandbox's consent page as one of its personas.
 * @param untick titles of scopes that the person refuses at Oura
 */
export async function connectRing({
  page,
  persona,
  untick = [],
}: {
  page: Page;
  persona: RegExp;
  untick?: readonly RegExp[];
}): Promise<void> {
  await page.goto("/connect");
  await page.getByRole("button", { name: "Continue to Oura" }).click();
  await expect(page.getByRole("heading", { name: /would like to read your ring.s data/ })).toBeVisible();
  await page.getByRole("radio", { name: persona }).check();
  for (const name of untick) await page.getByRole("checkbox", { name }).uncheck();
  await page.getByRole("button", { name: "Allow" }).click();
  // A page asked for before the way back has ended would cut it off.
  await page.waitForURL(/\/connect\/(done|progress|problem)/);
}

/** Waits until the whole history has been fetched, as the progress page says it. */
export async function waitForHistory(page: Page): Promise<void> {
  await page.goto("/connect/progress");
  await expect
    .poll(
      async () => {
        const answer = await page.request.get("/api/sync");
        const body = (await answer.json()) as { run: { status: string } | null };
        return body.run?.status;
      },
      { timeout: 180_000 },
    )
    .toBe("complete");
}
