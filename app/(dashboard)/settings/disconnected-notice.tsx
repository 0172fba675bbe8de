import { Banner } from "#components/ui/banner.tsx";

const words = {
  keep: "Your ring is disconnected. Its data is still here.",
  delete: "Your ring is disconnected and its data is deleted.",
} as const;

interface DisconnectedNoticeProps {
  /** As /api/oura/disconnect reported it. */
  result: string | undefined;
  data: string | undefined;
}

/** Confirms a disconnection, and says so when Oura could not be told. */
export function DisconnectedNotice({ result, data }: DisconnectedNoticeProps) {
  if (result !== "done" && result !== "done_not_revoked") return null;
  const title = data === "delete" ? words.delete : words.keep;
  if (result === "done") return <Banner className="mb-5" kind="good" title={title} />;
  return (
    <Banner className="mb-5" kind="warn" title={title}>
      Oura could not be told. To be sure, remove Ringboard in the Oura app under your account’s
      connected applications.
    </Banner>
  );
}
