"use client";

import { useSearchParams } from "next/navigation";

/**
 * One of a few views of a chart, kept in the page's address under `name` so that a reload and a link show
 * it too; the first one stands for an address without. The server is not asked.
 */
export function useAddressChoice<Value extends string>({
  name,
  values,
}: {
  name: string;
  values: readonly [Value, ...Value[]];
}): [Value, (next: Value) => void] {
  const current = useSearchParams();
  const named = current.get(name);
  const value = values.find((candidate) => candidate === named) ?? values[0];
  const choose = (next: Value) => {
    const query = new URLSearchParams(current.toString());
    if (next === values[0]) query.delete(name);
    else query.set(name, next);
    const { pathname } = window.location;
    window.history.replaceState(null, "", query.size === 0 ? pathname : `?${query}`);
  };
  return [value, choose];
}
