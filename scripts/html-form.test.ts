import { describe, expect, test } from "vitest";
import { parseForms } from "./html-form.ts";

describe("reading a page's forms", () => {
  test("gives the fields a browser would send untouched", () => {
    const [form] = parseForms(`<form method="post" action="/go?a=1&amp;b=2">
      <input type=hidden name="state" value="&quot;x&#39;&#x41;">
      <input type="checkbox" name="scope" value="daily" checked>
      <input type="checkbox" name="scope" value="heartrate">
      <input type="radio" name="persona" value="steady" checked />
      <button name="decision" value="allow">Allow</button>
      <input type="submit" name="send" value="Send">
    </form>`);
    expect(form).toEqual({
      action: "/go?a=1&b=2",
      method: "POST",
      fields: [
        ["state", `"x'A`],
        ["scope", "daily"],
        ["persona", "steady"],
      ],
    });
  });

  test("finds every form, with GET where no method is named", () => {
    const forms = parseForms(`<form action="/a"></form><p></p><FORM METHOD=POST></FORM>`);
    expect(forms.map(({ action, method }) => [action, method])).toEqual([
      ["/a", "GET"],
      ["", "POST"],
    ]);
  });
});
