import { Skeleton } from "#components/ui/skeleton.tsx";

export default function SyncLoading() {
  return (
    <div className="grid gap-4">
      <Skeleton className="h-8 w-64" />
      <Skeleton className="h-24 rounded-lg" />
      <Skeleton className="h-[28rem] rounded-lg" />
      <Skeleton className="h-[40rem] rounded-lg" />
    </div>
  );
}
