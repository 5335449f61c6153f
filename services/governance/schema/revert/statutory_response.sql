-- Revert governance:statutory_response
BEGIN;

DROP TABLE governance.statutory_response;
DROP TYPE governance.response_answer;
DROP TYPE governance.publication;

COMMIT;
