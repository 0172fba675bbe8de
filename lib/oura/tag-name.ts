/** What names a tag: a code of Oura's, a name of the person's own, a remark, or several of them. */
interface NamedTag {
  code: string | null | undefined;
  customName: string | null | undefined;
  comment: string | null | undefined;
}

/** Oura writes some words without a gap. */
const words: Readonly<Record<string, string>> = {
  latemeal: "late meal",
  latework: "late work",
  coldshower: "cold shower",
  hotbath: "hot bath",
  sorethroat: "sore throat",
  runnynose: "runny nose",
};

/** Names under which people note that they are ill. */
const illnesses: ReadonlySet<string> = new Set([
  "cold",
  "cough",
  "covid",
  "covid 19",
  "fever",
  "flu",
  "ill",
  "illness",
  "infection",
  "runny nose",
  "sick",
  "sickness",
  "sore throat",
]);

/** "tag_generic_latemeal" → "late meal"; what is no such code stays as it is, in lower case. */
function toWords(code: string): string {
  const name = code.replace(/^tag_[a-z]+_/, "").replaceAll("_", " ");
  return words[name] ?? name.toLowerCase();
}

/**
 * A tag's name in sentence case: the person's own for code `custom`, the code's words otherwise, and the
 * remark where there is nothing else.
 */
export function toTagName({ code, customName, comment }: NamedTag): string {
  const isOwn = code === "custom" || !code;
  const name = (isOwn ? customName : null) || (isOwn ? comment : toWords(code)) || "tag";
  return `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
}

/** Whether a tag of that name says that somebody is ill. "Cold" does, "Cold shower" does not. */
export function isIllness(name: string): boolean {
  return illnesses.has(name.toLowerCase());
}
