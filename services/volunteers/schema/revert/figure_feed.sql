-- Revert volunteers:figure_feed
BEGIN;

DROP TABLE volunteers.published_figure;
DROP TABLE volunteers.figure_publication;
DROP TABLE volunteers.figure_mapping;

COMMIT;
