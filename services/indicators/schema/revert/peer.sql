-- Revert indicators:peer
BEGIN;

DROP TABLE indicators.peer_figure;
DROP TABLE indicators.peer_group_version;
DROP TABLE indicators.peer_group;

COMMIT;
