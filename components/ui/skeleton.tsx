import type { ComponentProps } from "react";
import { cn } from "./cn.ts";

/** A resting place for content to come; give it that content's size. */
export function Skeleton({ className, ...rest }: ComponentProps<"div">) {
  return <div aria-hidden className={cn("skeleton rounded-md", className)} {...rest} />;
}
