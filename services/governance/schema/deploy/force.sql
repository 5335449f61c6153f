-- Deploy governance:force
BEGIN;

CREATE TABLE governance.force (
    force    text COLLATE "C" PRIMARY KEY CHECK (force ~ '^[a-z][a-z0-9-]{0,62}$'),
    title    text NOT NULL,
    ons_code text NOT NULL
);
GRANT SELECT ON governance.force TO governance_runtime, governance_worker;

-- The 43 territorial forces of England and Wales with the codes of their police force areas (Office for National
-- Statistics), and the holder of what stands above one force.
INSERT INTO governance.force (force, title, ons_code) VALUES
    ('national', 'England and Wales', ''),
    ('avon-and-somerset', 'Avon and Somerset', 'E23000036'),
    ('bedfordshire', 'Bedfordshire', 'E23000026'),
    ('cambridgeshire', 'Cambridgeshire', 'E23000023'),
    ('cheshire', 'Cheshire', 'E23000006'),
    ('city-of-london', 'City of London', 'E23000034'),
    ('cleveland', 'Cleveland', 'E23000013'),
    ('cumbria', 'Cumbria', 'E23000002'),
    ('derbyshire', 'Derbyshire', 'E23000018'),
    ('devon-and-cornwall', 'Devon and Cornwall', 'E23000035'),
    ('dorset', 'Dorset', 'E23000039'),
    ('durham', 'Durham', 'E23000008'),
    ('dyfed-powys', 'Dyfed-Powys', 'W15000004'),
    ('essex', 'Essex', 'E23000028'),
    ('gloucestershire', 'Gloucestershire', 'E23000037'),
    ('greater-manchester', 'Greater Manchester', 'E23000005'),
    ('gwent', 'Gwent', 'W15000002'),
    ('hampshire', 'Hampshire', 'E23000030'),
    ('hertfordshire', 'Hertfordshire', 'E23000027'),
    ('humberside', 'Humberside', 'E23000012'),
    ('kent', 'Kent', 'E23000032'),
    ('lancashire', 'Lancashire', 'E23000003'),
    ('leicestershire', 'Leicestershire', 'E23000021'),
    ('lincolnshire', 'Lincolnshire', 'E23000020'),
    ('merseyside', 'Merseyside', 'E23000004'),
    ('metropolitan-police', 'Metropolitan Police', 'E23000001'),
    ('norfolk', 'Norfolk', 'E23000024'),
    ('north-wales', 'North Wales', 'W15000001'),
    ('north-yorkshire', 'North Yorkshire', 'E23000009'),
    ('northamptonshire', 'Northamptonshire', 'E23000022'),
    ('northumbria', 'Northumbria', 'E23000007'),
    ('nottinghamshire', 'Nottinghamshire', 'E23000019'),
    ('south-wales', 'South Wales', 'W15000003'),
    ('south-yorkshire', 'South Yorkshire', 'E23000011'),
    ('staffordshire', 'Staffordshire', 'E23000015'),
    ('suffolk', 'Suffolk', 'E23000025'),
    ('surrey', 'Surrey', 'E23000031'),
    ('sussex', 'Sussex', 'E23000033'),
    ('thames-valley', 'Thames Valley', 'E23000029'),
    ('warwickshire', 'Warwickshire', 'E23000017'),
    ('west-mercia', 'West Mercia', 'E23000016'),
    ('west-midlands', 'West Midlands', 'E23000014'),
    ('west-yorkshire', 'West Yorkshire', 'E23000010'),
    ('wiltshire', 'Wiltshire', 'E23000038');

COMMIT;
