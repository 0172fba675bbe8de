/** How a notice looks and is announced. */
type NoticeKind = "success" | "info" | "error";

/** Shows a short notice in the corner. What shows it loads after the page, where `Toaster` waits for it. */
export function notify(kind: NoticeKind, words: string): void {
  void import("sonner").then(({ toast }) => toast[kind](words));
}
