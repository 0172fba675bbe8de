import { expect, type Page } from "@playwright/test";

/** A chart's card, by its title. */
export function chart({ page, title }: { page: Page; title: string | RegExp }) {
  return page.getByRole("region", { name: title });
}

/** Turns a chart into its table twin and reads it, header aside, cell by cell. */
export async function readTable({
  page,
  title,
}: {
  page: Page;
  title: string;
}): Promise<string[][]> {
  const card = chart({ page, title });
  await card.getByRole("button", { name: `Show ${title} as table` }).click();
  const rows = card.getByRole("row");
  await expect(rows.nth(1)).toBeVisible();
  const cells: string[][] = [];
  for (const row of (await rows.all()).slice(1)) {
    cells.push(
      (await row.getByRole("cell").or(row.getByRole("rowheader")).allTextContents()).map(toPlain),
    );
  }
  return cells;
}

function toPlain(text: string): string {
  return text.replaceAll(",", "").replaceAll("−", "-").trim();
}
