-- Every request asks whether its session is still good. In one function it costs one round trip, not
-- the four of a scoped transaction. It answers about one session that the caller can name, no more.
CREATE FUNCTION touch_session(session_id uuid, person uuid, idle interval, seen_every interval)
RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
DECLARE
  seen timestamptz;
BEGIN
  SELECT s.last_seen_at INTO seen
  FROM session s JOIN app_user u ON u.id = s.user_id
  WHERE s.id = session_id AND s.user_id = person AND u.disabled_at IS NULL
    AND s.expires_at > now() AND s.last_seen_at > now() - idle;
  IF seen IS NULL THEN
    RETURN false;
  END IF;
  IF seen < now() - seen_every THEN
    UPDATE session SET last_seen_at = now() WHERE id = session_id;
  END IF;
  RETURN true;
END
$$;

GRANT CREATE ON SCHEMA public TO ringboard_system;
ALTER FUNCTION touch_session(uuid, uuid, interval, interval) OWNER TO ringboard_system;
REVOKE CREATE ON SCHEMA public FROM ringboard_system;

-- For the login role alone, outside any scope: a person's own scope has no use for it.
SET LOCAL ROLE ringboard_system;
REVOKE ALL ON FUNCTION touch_session(uuid, uuid, interval, interval) FROM PUBLIC;
RESET ROLE;
DO $$
DECLARE
  login text := current_user;
BEGIN
  SET LOCAL ROLE ringboard_system;
  EXECUTE format('GRANT EXECUTE ON FUNCTION touch_session(uuid, uuid, interval, interval) TO %I', login);
  RESET ROLE;
END
$$;
