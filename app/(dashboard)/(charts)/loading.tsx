import { Skeleton } from "#components/ui/skeleton.tsx";

export default function Loading() {
  return (
    <div aria-busy="true" aria-label="Loading" role="status">
      <div className="flex flex-col gap-2 pb-6">
        <Skeleton className="h-8 w-44" />
        <Skeleton className="h-5 w-64 max-w-full" />
      </div>
      <div className="grid gap-6 lg:grid-cols-3">
        <Skeleton className="h-44 rounded-lg" />
        <Skeleton className="h-44 rounded-lg" />
        <Skeleton className="h-44 rounded-lg" />
        <Skeleton className="h-80 rounded-lg lg:col-span-3" />
      </div>
    </div>
  );
}
