-- Revert governance:paper
BEGIN;

DROP TABLE governance.paper_content;
DROP TABLE governance.paper;

COMMIT;
