import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";

/** As much of curl as the guide uses, for machines that have none. */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    silent: { type: "boolean", short: "s" },
    request: { type: "string", short: "X" },
    header: { type: "string", short: "H", multiple: true, default: [] },
    data: { type: "string", short: "d", multiple: true, default: [] },
    user: { type: "string", short: "u" },
    output: { type: "string", short: "o" },
    "write-out": { type: "string", short: "w", default: "" },
  },
});

const [target = ""] = positionals;
const headers = new Headers(
  values.header.map((line): [string, string] => {
    const [name = "", ...rest] = line.split(":");
    return [name, rest.join(":").trim()];
  }),
);
if (values.user !== undefined) headers.set("authorization", `Basic ${btoa(values.user)}`);
const hasBody = values.data.length > 0;
if (hasBody && !headers.has("content-type")) {
  headers.set("content-type", "application/x-www-form-urlencoded");
}
const response = await fetch(/^https?:/.test(target) ? target : `http://${target}`, {
  method: values.request ?? (hasBody ? "POST" : "GET"),
  headers,
  redirect: "manual",
  ...(hasBody ? { body: values.data.join("&") } : {}),
});
writeFileSync(values.output ?? 1, await response.text());
const written = values["write-out"]
  .replaceAll("%{http_code}", String(response.status))
  .replaceAll("%{redirect_url}", response.headers.get("location") ?? "")
  .replaceAll("\\n", "\n");
writeFileSync(1, written);
