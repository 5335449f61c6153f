-- Revert indicators:peer
BEGIN;

ALTER POLICY runtime_select ON indicators.indicator_version USING (force = current_setting('app.force'));
ALTER POLICY runtime_select ON indicators.indicator USING (force = current_setting('app.force'));
DROP TABLE indicators.peer_figure;
DROP TABLE indicators.peer_group_version;
DROP TABLE indicators.peer_group;

COMMIT;
