-- Revert governance:bank_holiday
BEGIN;

DROP TABLE governance.bank_holiday;
DELETE FROM governance.change_counter WHERE counter = 'bankHolidays';

COMMIT;
