-- The application's budget as a sliding window: what was granted in each of the last seconds. A bucket
-- that refills steadily may grant, after a burst, no more than it refills: 70 % of what upstream allows.
ALTER TABLE "rate_bucket" DROP COLUMN "tokens", DROP COLUMN "refilled_at";

-- Requests that were granted within one second of unix time.
CREATE TABLE "rate_second" (
    "bucket_id" TEXT NOT NULL,
    "second" BIGINT NOT NULL,
    "background" INTEGER NOT NULL,
    "prompt" INTEGER NOT NULL,

    CONSTRAINT "rate_second_pkey" PRIMARY KEY ("bucket_id","second"),
    CONSTRAINT "rate_second_bucket_id_fkey" FOREIGN KEY ("bucket_id") REFERENCES "rate_bucket"("id") ON DELETE CASCADE ON UPDATE CASCADE
);
ALTER TABLE "rate_second" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "rate_second" FORCE ROW LEVEL SECURITY;
CREATE POLICY system_all ON "rate_second" TO ringboard_system USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE, DELETE ON "rate_second" TO ringboard_system;

-- Grants up to `lot` requests, so that no `window_seconds` hold more than `request_limit`. Background work
-- leaves `least_reserve` to what is prompt, or half as much again as that has used in the window.
-- The bucket's row is locked first and each statement then sees what was committed before it, so that
-- any number of processes may ask at once. A function, for one round trip.
CREATE FUNCTION take_requests(
  bucket text, lot integer, is_prompt boolean, request_limit integer, window_seconds integer,
  least_reserve integer
) RETURNS TABLE (granted integer, wait_ms integer)
LANGUAGE plpgsql VOLATILE SET search_path = public, pg_temp
AS $$
DECLARE
  blocked timestamptz;
  present double precision;
  this_second bigint;
  by_background integer;
  by_prompt integer;
  oldest bigint;
BEGIN
  INSERT INTO rate_bucket (id) VALUES (bucket) ON CONFLICT DO NOTHING;
  SELECT blocked_until INTO blocked FROM rate_bucket WHERE id = bucket FOR UPDATE;
  present := extract(epoch FROM clock_timestamp());
  this_second := floor(present);
  IF extract(epoch FROM blocked) > present THEN
    RETURN QUERY SELECT 0, ceil(1000 * (extract(epoch FROM blocked) - present))::integer;
    RETURN;
  END IF;
  -- Seconds far ahead are left from before the clock was set back.
  DELETE FROM rate_second WHERE bucket_id = bucket
    AND (second <= this_second - window_seconds OR second > this_second + window_seconds);
  SELECT coalesce(sum(background), 0), coalesce(sum(prompt), 0), coalesce(min(second), this_second)
    INTO by_background, by_prompt, oldest FROM rate_second WHERE bucket_id = bucket;
  granted := greatest(0, least(lot, CASE
    WHEN is_prompt THEN request_limit - by_background - by_prompt
    ELSE request_limit - by_background - greatest(least_reserve, by_prompt + (by_prompt + 1) / 2)
  END));
  IF granted > 0 THEN
    INSERT INTO rate_second AS s VALUES
      (bucket, this_second, CASE WHEN is_prompt THEN 0 ELSE granted END, CASE WHEN is_prompt THEN granted ELSE 0 END)
    ON CONFLICT (bucket_id, second) DO UPDATE
    SET background = s.background + excluded.background, prompt = s.prompt + excluded.prompt;
  END IF;
  wait_ms := CASE WHEN granted > 0 THEN 0
    ELSE greatest(1, ceil(1000 * (oldest + window_seconds - present))) END;
  RETURN NEXT;
END
$$;
REVOKE ALL ON FUNCTION take_requests(text, integer, boolean, integer, integer, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION take_requests(text, integer, boolean, integer, integer, integer) TO ringboard_system;
