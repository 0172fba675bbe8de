GRANT CREATE ON SCHEMA public TO ringboard_system;
SET ROLE ringboard_system;

-- How many events about a person's own ring wait or could not be applied, by type: why something is
-- still missing. The inbox itself, with its ids and errors, stays closed to people.
CREATE FUNCTION own_open_events()
RETURNS TABLE (type text, waiting integer, dead integer)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
  SELECT e.type, count(*) FILTER (WHERE e.status = 'pending')::int,
    count(*) FILTER (WHERE e.status = 'dead')::int
  FROM oura_connection c
  JOIN webhook_event e ON e.oura_user_id = c.oura_user_id AND e.status IN ('pending', 'dead')
  WHERE c.user_id = app_user_id()
  GROUP BY e.type
$$;
REVOKE ALL ON FUNCTION own_open_events() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION own_open_events() TO ringboard_app;

RESET ROLE;
REVOKE CREATE ON SCHEMA public FROM ringboard_system;

-- When the person last asked for a re-read of one type: it is under way until a read after that.
ALTER TABLE "sync_state" ADD COLUMN "asked_at" TIMESTAMPTZ(3);
