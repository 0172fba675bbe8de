-- A month of one metric of one person in a row: what a chart of years reads, a thirtieth of the rows of
-- user_day. `numbers` is `place,value,…`, a place for each day that has a value, counted from 0.
CREATE TABLE "metric_month" (
    "user_id" UUID NOT NULL,
    "type" TEXT NOT NULL,
    "metric" TEXT NOT NULL,
    "month" DATE NOT NULL,
    "numbers" TEXT NOT NULL,

    CONSTRAINT "metric_month_pkey" PRIMARY KEY ("user_id","type","metric","month")
);
ALTER TABLE "metric_month" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "metric_month" FORCE ROW LEVEL SECURITY;
CREATE POLICY system_all ON "metric_month" TO ringboard_system USING (true) WITH CHECK (true);
-- For its owner alone: what a team shares is read from user_day, by the category of each row.
CREATE POLICY own_rows ON "metric_month" TO ringboard_app
  USING (user_id = (SELECT app_user_id())) WITH CHECK (user_id = (SELECT app_user_id()));
GRANT SELECT, INSERT, UPDATE, DELETE ON "metric_month" TO ringboard_system, ringboard_app;

-- Packs anew the months of the days that a statement has written, in that statement: the two tables
-- cannot disagree, whoever writes. A row's person, type and day never change.
CREATE FUNCTION pack_user_days() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp
AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM changed) THEN
    RETURN NULL;
  END IF;
  WITH touched AS MATERIALIZED (
    SELECT DISTINCT user_id, type, date_trunc('month', day)::date AS month FROM changed
  ), packed AS MATERIALIZED (
    SELECT t.user_id, t.type, m.key AS metric, t.month,
      string_agg((d.day - t.month) || ',' || m.value, ',' ORDER BY d.day) AS numbers
    FROM touched t
    JOIN user_day d ON d.user_id = t.user_id AND d.type = t.type
      AND d.day >= t.month AND d.day < t.month + interval '1 month'
    CROSS JOIN LATERAL jsonb_each_text(d.metrics) m
    WHERE m.value IS NOT NULL
    GROUP BY t.user_id, t.type, m.key, t.month
  ), written AS (
    INSERT INTO metric_month AS s (user_id, type, metric, month, numbers)
    SELECT * FROM packed p
    -- In the order in which charts read them, so that a metric's months lie side by side.
    ORDER BY p.user_id, p.type, p.metric, p.month
    ON CONFLICT (user_id, type, metric, month) DO UPDATE SET numbers = excluded.numbers
    WHERE s.numbers <> excluded.numbers
  )
  DELETE FROM metric_month s USING touched t
  WHERE s.user_id = t.user_id AND s.type = t.type AND s.month = t.month
    AND NOT EXISTS (SELECT FROM packed p WHERE p.user_id = s.user_id AND p.type = s.type
      AND p.metric = s.metric AND p.month = s.month);
  RETURN NULL;
END
$$;
CREATE TRIGGER pack_inserted AFTER INSERT ON "user_day"
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION pack_user_days();
CREATE TRIGGER pack_updated AFTER UPDATE ON "user_day"
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION pack_user_days();
CREATE TRIGGER pack_deleted AFTER DELETE ON "user_day"
  REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION pack_user_days();

-- One person's metrics with their data version, in one round trip instead of the five of a scoped
-- transaction. It takes that person's scope itself: it runs as ringboard_app, and the row policies hold.
-- `numbers`: {"metric": [[first, place, value, …], …]}, a run for each month; a value's day is
-- first + place days after first_day, and may lie outside the range.
CREATE FUNCTION own_series(
  person uuid, wanted_types text[], wanted_metrics text[], first_day date, last_day date
) RETURNS TABLE (version double precision, numbers text)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
BEGIN
  PERFORM set_config('app.user_id', person::text, true), set_config('app.team_id', '', true);
  RETURN QUERY SELECT
    coalesce((SELECT u.data_version FROM app_user u WHERE u.id = person), 0)::double precision,
    (SELECT '{' || coalesce(string_agg(to_json(w.metric) || ':[' || r.runs || ']', ','), '') || '}'
     FROM unnest(wanted_types, wanted_metrics) AS w (type, metric)
     -- Aggregated for each metric, so that no plan can read all of a person's months for a few.
     CROSS JOIN LATERAL (
      SELECT string_agg('[' || (m.month - first_day) || ',' || m.numbers || ']', ',') AS runs
      FROM metric_month m
      WHERE m.user_id = person AND m.type = w.type AND m.metric = w.metric
        AND m.month BETWEEN date_trunc('month', first_day)::date AND last_day) r
     WHERE r.runs IS NOT NULL);
END
$$;

GRANT CREATE ON SCHEMA public TO ringboard_app;
ALTER FUNCTION own_series(uuid, text[], text[], date, date) OWNER TO ringboard_app;
REVOKE CREATE ON SCHEMA public FROM ringboard_app;

DO $$
DECLARE
  login text := current_user;
BEGIN
  -- For the login role alone, which chooses whose scope to take: no scope may leave itself by it.
  SET LOCAL ROLE ringboard_app;
  REVOKE ALL ON FUNCTION own_series(uuid, text[], text[], date, date) FROM PUBLIC;
  REVOKE ALL ON FUNCTION own_series(uuid, text[], text[], date, date) FROM ringboard_app;
  EXECUTE format('GRANT EXECUTE ON FUNCTION own_series(uuid, text[], text[], date, date) TO %I', login);
  RESET ROLE;

  -- What is stored already.
  SET LOCAL ROLE ringboard_system;
  INSERT INTO metric_month (user_id, type, metric, month, numbers)
  SELECT d.user_id, d.type, m.key, date_trunc('month', d.day)::date,
    string_agg((d.day - date_trunc('month', d.day)::date) || ',' || m.value, ',' ORDER BY d.day)
  FROM user_day d CROSS JOIN LATERAL jsonb_each_text(d.metrics) m
  WHERE m.value IS NOT NULL
  GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4;
  RESET ROLE;
END
$$;
