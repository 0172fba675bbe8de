import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { OperatorBoard } from "#components/operator/operator-board.tsx";
import { requireSession } from "#lib/auth/session.ts";
import { getOperatorAnswer } from "#lib/operator/data.ts";

export const metadata: Metadata = { title: "Operator" };

export default async function OperatorPage() {
  const { userId } = await requireSession();
  const answer = await getOperatorAnswer(userId);
  if (answer === null) notFound();
  return <OperatorBoard initial={answer} />;
}
