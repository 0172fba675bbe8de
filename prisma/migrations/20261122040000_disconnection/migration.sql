-- A disconnected ring whose data is kept stays known by its Oura id, without tokens, so that the
-- history of one person is never continued with another's.
ALTER TABLE "oura_connection" ALTER COLUMN "access_token" DROP NOT NULL;
-- The token answer may come without expires_in.
ALTER TABLE "oura_connection" ALTER COLUMN "expires_at" DROP NOT NULL;
ALTER TABLE "oura_connection" ADD CONSTRAINT "oura_connection_status_check"
  CHECK (status IN ('active', 'needs_reauth', 'membership_ended', 'revoked'));
ALTER TABLE "oura_connection" ADD CONSTRAINT "oura_connection_tokens_check"
  CHECK (CASE WHEN status = 'revoked' THEN access_token IS NULL AND refresh_token IS NULL
         ELSE access_token IS NOT NULL END);

-- The queue belongs to the login role; a disconnection may take a person's waiting jobs out of it.
-- Jobs that run already end by themselves: they find no connection.
CREATE FUNCTION cancel_jobs(person uuid) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  removed integer;
BEGIN
  SELECT count(*) INTO removed FROM graphile_worker.complete_jobs(ARRAY(
    SELECT id FROM graphile_worker._private_jobs
    WHERE locked_at IS NULL AND payload->>'userId' = person::text
  ));
  RETURN removed;
END
$$;
REVOKE ALL ON FUNCTION cancel_jobs(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION cancel_jobs(uuid) TO ringboard_system;
