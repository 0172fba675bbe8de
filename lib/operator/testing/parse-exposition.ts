/** A metric as a scraper reads it. */
export interface ScrapedMetric {
  name: string;
  type: string;
  help: string;
  series: { labels: Record<string, string>; value: number }[];
}

const metricName = "[a-zA-Z_:][a-zA-Z0-9_:]*";
const headLine = new RegExp(`^# (HELP|TYPE) (${metricName}) (.*)$`, "s");
const sampleLine = new RegExp(`^(${metricName})(?:\\{(.*)\\})? (\\S+)$`, "s");
const labelPair = /^([a-zA-Z_][a-zA-Z0-9_]*)="((?:[^"\\\n]|\\[\\"n])*)"(?:,|$)/;
const number = /^(?:[+-]?(?:\d+(?:\.\d+)?(?:e[+-]?\d+)?|Inf)|NaN)$/i;
const escapes: Readonly<Record<string, string>> = { "\\\\": "\\", '\\"': '"', "\\n": "\n" };

/**
 * Reads Prometheus' text format 0.0.4, by its rules: each line a head or a sample, the last one ended;
 * one HELP and one TYPE before a metric's samples, which stand together; no series twice.
 * @throws Error naming the line at fault.
 */
export function parseExposition(text: string): Map<string, ScrapedMetric> {
  if (text !== "" && !text.endsWith("\n")) throw new Error("the last line is not ended");
  const metrics = new Map<string, ScrapedMetric>();
  let current: ScrapedMetric | null = null;
  for (const line of text.split("\n").slice(0, -1)) {
    if (line.startsWith("#")) {
      const [, keyword, name = "", rest = ""] = headLine.exec(line) ?? fail("no head", line);
      if (keyword === "HELP") {
        if (metrics.has(name)) fail("a second metric of that name", line);
        current = { name, type: "", help: unescape(rest), series: [] };
        metrics.set(name, current);
        continue;
      }
      if (current?.name !== name || current.type !== "") fail("TYPE without its HELP", line);
      if (!["counter", "gauge"].includes(rest)) fail("an unknown type", line);
      if (rest === "counter" && !name.endsWith("_total")) fail("a counter without _total", line);
      if (current !== null) current.type = rest;
      continue;
    }
    const [, name, labels = "", value = ""] = sampleLine.exec(line) ?? fail("no sample", line);
    if (current === null || current.name !== name || current.type === "") {
      throw new Error(`a sample away from its head: ${line}`);
    }
    if (!number.test(value)) fail("no number", line);
    const series = { labels: parseLabels(labels, line), value: toNumber(value) };
    const isTwice = current.series.some((other) => toIdentity(other) === toIdentity(series));
    if (isTwice) fail("a series twice", line);
    current.series.push(series);
  }
  return metrics;
}

function parseLabels(text: string, line: string): Record<string, string> {
  const labels: Record<string, string> = {};
  let rest = text;
  while (rest !== "") {
    const [whole, name = "", value = ""] = labelPair.exec(rest) ?? fail("no label", line);
    if (name.startsWith("__") || Object.hasOwn(labels, name)) fail("a label not to be had", line);
    labels[name] = unescape(value);
    rest = rest.slice(whole.length);
  }
  return labels;
}

function toIdentity({ labels }: { labels: Record<string, string> }): string {
  return JSON.stringify(Object.entries(labels).toSorted());
}

function unescape(text: string): string {
  return text.replaceAll(/\\[\\"n]/g, (pair) => escapes[pair] ?? pair);
}

function toNumber(text: string): number {
  return Number(text.replace(/inf$/i, "Infinity"));
}

function fail(reason: string, line: string): never {
  throw new Error(`${reason}: ${line}`);
}
