-- Revert delivery:iteration
BEGIN;

ALTER TABLE delivery.iteration DROP CONSTRAINT iteration_content_of_it;
DROP TABLE delivery.publication;
DROP TABLE delivery.iteration_row;
DROP TABLE delivery.iteration_content;
DROP TABLE delivery.iteration;
DROP FUNCTION delivery.keep_published();

COMMIT;
