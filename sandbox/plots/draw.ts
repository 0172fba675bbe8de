import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Story } from "../people/persona.ts";
import { stories } from "../people/stories.ts";
import { sampleHistory } from "../testing/sampled-histories.ts";
import { effectsPanel, yearsPanel } from "./long-panels.ts";
import { dayPanel, nightPanel, rasterPanel, scoresPanel } from "./recent-panels.ts";
import { ink, text } from "./svg.ts";

const width = 940;
const folder = join(import.meta.dirname, "..", "..", "docs", "images", "sandbox");

/** One picture of everything that a persona's documents show, five years to one night. */
function draw(story: Story): string {
  const history = sampleHistory({ story, days: 1826 });
  const half = 400;
  const effectRows = story.historyDays === null ? story.effects.length : 0;
  const height = 790 + effectRows * 20;
  const panels = [
    text({ x: 30, y: 26, content: `${story.name} — ${story.story}`, size: 14 }),
    yearsPanel({ history, box: { x: 40, y: 60, width: 860, height: 110 } }),
    rasterPanel({ history, box: { x: 40, y: 222, width: half, height: 240 } }),
    scoresPanel({ history, box: { x: 500, y: 222, width: half, height: 240 } }),
    nightPanel({ history, box: { x: 40, y: 522, width: half, height: 180 } }),
    dayPanel({ history, box: { x: 500, y: 522, width: half, height: 180 } }),
    effectsPanel({ history, box: { x: 40, y: 760, width: 860, height: effectRows * 20 } }),
  ];
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="system-ui, sans-serif"><rect width="${width}" height="${height}" fill="#fff" stroke="${ink.grid}"/>${panels.join("")}</svg>\n`;
}

/** `node sandbox/plots/draw.ts` draws docs/images/sandbox/*.svg anew. */
mkdirSync(folder, { recursive: true });
for (const story of stories) {
  const picture = draw(story);
  writeFileSync(join(folder, `${story.id}.svg`), picture);
  console.log(`${story.id}.svg ${Math.round(picture.length / 1000)} kB`);
}
