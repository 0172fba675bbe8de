import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type MetricFamily, toExposition } from "./exposition.ts";
import { parseExposition } from "./testing/parse-exposition.ts";

const label = fc.stringMatching(/^[a-z][a-z0-9_]{0,8}$/);
const sample = fc.record({
  labels: fc.dictionary(label, fc.string({ unit: "grapheme" }), { maxKeys: 3 }),
  value: fc.double(),
});
const family = fc.record({
  name: fc.stringMatching(/^[a-z][a-z_]{1,20}[a-z]$/),
  help: fc.string(),
  type: fc.constant("gauge" as const),
  samples: fc.uniqueArray(sample, {
    selector: ({ labels }) => JSON.stringify(Object.entries(labels).toSorted()),
    minLength: 1,
    maxLength: 5,
  }),
});

describe("the text format", () => {
  it("gives a scraper back exactly what was put in, whatever the labels and numbers", () => {
    const families = fc.uniqueArray(family, { selector: ({ name }) => name, maxLength: 4 });
    fc.assert(
      fc.property(families, (given) => {
        const read = parseExposition(toExposition(given));
        expect([...read.values()]).toEqual(
          given.map(({ name, help, type, samples }) => ({
            name,
            help,
            type,
            series: samples.map(({ labels, value }) => ({
              labels: { ...labels },
              value: value === 0 ? 0 : value,
            })),
          })),
        );
      }),
    );
  });

  it("writes what the format's own description shows", () => {
    const metrics: MetricFamily[] = [
      {
        name: "paths",
        help: "Two\nlines and a \\.",
        type: "gauge",
        samples: [
          { labels: { path: 'C:\\DIR\\FILE "x"\n' }, value: Number.POSITIVE_INFINITY },
          { value: Number.NaN },
        ],
      },
      { name: "nothing", help: "Without a series.", type: "gauge", samples: [] },
    ];
    expect(toExposition(metrics)).toBe(
      [
        "# HELP paths Two\\nlines and a \\\\.",
        "# TYPE paths gauge",
        'paths{path="C:\\\\DIR\\\\FILE \\"x\\"\\n"} +Inf',
        "paths NaN",
        "",
      ].join("\n"),
    );
  });
});

describe("the parser that tests read it with", () => {
  const head = "# HELP a A.\n# TYPE a gauge\n";
  it.each([
    ["an unended line", `${head}a 1`],
    ["a sample without a head", "a 1\n"],
    ["a head after its samples", `${head}a 1\n# TYPE a gauge\n`],
    ["a metric twice", `${head}a 1\n${head}a{b="1"} 1\n`],
    ["a series twice", `${head}a{b="1"} 1\na{b="1"} 2\n`],
    ["a value that is none", `${head}a one\n`],
    ["a label without quotes", `${head}a{b=1} 1\n`],
    ["a quote that is not escaped", `${head}a{b="1"2"} 1\n`],
    ["a counter without its ending", "# HELP a A.\n# TYPE a counter\na 1\n"],
  ])("refuses %s", (_, text) => {
    expect(() => parseExposition(text)).toThrow();
  });
});
