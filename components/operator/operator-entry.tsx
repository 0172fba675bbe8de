"use client";

import { useQuery } from "@tanstack/react-query";
import { usePathname } from "next/navigation";
import { SheetLink, SideLink } from "#components/shell/destination-link.tsx";
import { operatorDestination } from "#components/shell/navigation.ts";
import { formatCount } from "#lib/format/number.ts";
import { operatorNoticeQueryOptions } from "#lib/operator/query-options.ts";
import type { OperatorNotice } from "#lib/operator/schema.ts";

/** The list at the left, the sheet of a phone, or the corner of the button that opens that. */
export type OperatorPlace = "side" | "sheet" | "mark";

interface OperatorEntryProps {
  place: OperatorPlace;
  /** As the server read it. */
  initial: OperatorNotice;
}

/** The owner's way to their page, marked while something there needs them. */
export function OperatorEntry({ place, initial }: OperatorEntryProps) {
  const pathname = usePathname();
  const { data } = useQuery({ ...operatorNoticeQueryOptions(), initialData: initial });
  const { problems } = data;
  if (place === "mark") return problems > 0 && <CornerMark problems={problems} />;
  const Row = place === "side" ? SideLink : SheetLink;
  return (
    <Row
      destination={operatorDestination}
      mark={problems > 0 && <CountMark problems={problems} />}
      pathname={pathname}
    />
  );
}

function CountMark({ problems }: OperatorNotice) {
  return (
    <span className="ml-auto grid h-5 min-w-5 place-items-center rounded-full bg-bad-soft px-1.5 text-xs font-medium text-bad">
      <span aria-hidden>{problems}</span>
      <span className="sr-only">{toWords(problems)}</span>
    </span>
  );
}

function CornerMark({ problems }: OperatorNotice) {
  return (
    <span className="absolute -top-0.5 -right-1 size-2 rounded-full bg-bad">
      <span className="sr-only">{toWords(problems)}</span>
    </span>
  );
}

function toWords(problems: number): string {
  return `${formatCount({ count: problems, one: "problem" })} to look at`;
}
