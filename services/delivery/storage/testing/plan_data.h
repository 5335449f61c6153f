// A plan of Cambridgeshire as rows, for tests that read: put in as superuser.
//
//   plan `pcp`, in force from 2017-04-01, OFFICIAL
//     theme `victims` (V, first), `offenders` (O, second)
//       V1  activities V1.1 (YELLOW of 2018-04-30, corrected from RED), V1.2 (WHITE of 2018-01-10)
//       V2  activity V2 (GREEN of 2018-01-10, and of 2018-05-05)
//       V3  withdrawn on 2018-03-01, with its activity
//       O1  activity O1.1, never reported
//   plan `secret`, OFFICIAL_SENSITIVE, with a theme
#pragma once

namespace copperplate::delivery {

inline constexpr char kPlanData[] = R"(
    INSERT INTO delivery.plan (force, id, uid, version, created_at, created_by, updated_at,
        updated_by, changes, title, kind, owner, vision, area, effective_from, stale_after_days,
        state, marking, historic_import)
    VALUES ('cambridgeshire', 'pcp', gen_random_uuid(), 1, now(), 't', now(), 't', 1,
            'Police and Crime Plan', 1, 'The Commissioner', '', 'Cambridgeshire', '2017-04-01', 92,
            2, 1, true),
           ('cambridgeshire', 'secret', gen_random_uuid(), 1, now(), 't', now(), 't', 1,
            'Counter Corruption Plan', 4, 'The Chief', '', '', '2017-04-01', 92, 2, 2, true);
    INSERT INTO delivery.theme
    SELECT 'cambridgeshire', plan, id, gen_random_uuid(), 1, now(), 't', now(), 't', prefix, name,
        'An aim', 'An outcome', '{}', '{}', '{}', '{}', ordinal
    FROM (VALUES ('pcp', 'victims', 'V', 'Victims', 1), ('pcp', 'offenders', 'O', 'Offenders', 2),
                 ('secret', 'one', 'S', 'One', 1)) v (plan, id, prefix, name, ordinal);
    INSERT INTO delivery.priority_action
    SELECT 'cambridgeshire', 'pcp', lower(code), gen_random_uuid(), 1, now(), 't', now(), 't',
        theme, code, 'Text of ' || code, '', '', '{}', '', withdrawn::date,
        CASE WHEN withdrawn IS NULL THEN '' ELSE 'no money' END, '2017-04-01'
    FROM (VALUES ('victims', 'V1', NULL), ('victims', 'V2', NULL),
                 ('victims', 'V3', '2018-03-01'), ('offenders', 'O1', NULL))
        v (theme, code, withdrawn);
    INSERT INTO delivery.activity
    SELECT 'cambridgeshire', 'pcp', lower(split_part(code, '.', 1)),
        replace(lower(code), '.', '-'), gen_random_uuid(), 1, now(), 't', now(), 't', code,
        'Stands at ' || code, NULL, NULL, withdrawn::date,
        CASE WHEN withdrawn IS NULL THEN '' ELSE 'no money' END, '2017-04-01'
    FROM (VALUES ('V1.1', NULL), ('V1.2', NULL), ('V2', NULL), ('V3', '2018-03-01'),
                 ('O1.1', NULL)) v (code, withdrawn);
    INSERT INTO delivery.activity_narrative
    SELECT force, plan, action, id, 1, '2017-04-01', narrative, now() FROM delivery.activity;
    INSERT INTO delivery.lead
    SELECT 'cambridgeshire', 'pcp', action, activity, id, gen_random_uuid(), 1, now(), 't', now(),
        't', role, person, '', resolved, '2017-04-01', last::date, ordinal
    FROM (VALUES ('v1', 'v1-1', 'opcc-1', 1, 'NP', false, NULL, 1),
                 ('v1', 'v1-1', 'opcc-2', 1, 'Head of Policy', true, NULL, 2),
                 ('v1', 'v1-1', 'opcc-3', 1, 'Gone', true, '2017-12-31', 3),
                 ('v1', 'v1-1', 'delivery-1', 2, 'The Constabulary', true, NULL, 1),
                 ('v1', 'v1-2', 'opcc-1', 1, 'CS', false, NULL, 1),
                 ('v2', 'v2', 'opcc-1', 1, 'Head of Policy', true, NULL, 1),
                 ('o1', 'o1-1', 'opcc-1', 1, 'Head of Policy', true, NULL, 1))
        v (action, activity, id, role, person, resolved, last, ordinal);
    INSERT INTO delivery.status_entry
    SELECT 'cambridgeshire', 'pcp', action, activity, id, gen_random_uuid(), 1, at::timestamptz, 't',
        day::date, rag, narrative, corrects, '', ''
    FROM (VALUES ('v1', 'v1-1', 's1', '2018-04-30 10:00Z', '2018-04-30', 1, 'Wrong', NULL),
                 ('v1', 'v1-1', 's2', '2018-05-01 10:00Z', '2018-04-30', 2, 'Right', 's1'),
                 ('v1', 'v1-2', 's1', '2018-01-10 10:00Z', '2018-01-10', 3, '', NULL),
                 ('v2', 'v2', 's1', '2018-01-10 10:00Z', '2018-01-10', 4, 'In January', NULL),
                 ('v2', 'v2', 's2', '2018-05-05 10:00Z', '2018-05-05', 4, 'In May', NULL))
        v (action, activity, id, at, day, rag, narrative, corrects);
    INSERT INTO delivery.milestone
    SELECT 'cambridgeshire', 'pcp', 'v1', 'v1-1', id, gen_random_uuid(), 1, now(), 't', now(), 't',
        title, original::date, due::date, NULL, '2017-04-01', NULL
    FROM (VALUES ('late', 'Contract signed', '2018-03-01', '2018-04-15'),
                 ('soon', 'Staff trained', '2018-05-08', '2018-05-08')) v (id, title, original, due);
    INSERT INTO delivery.milestone_revision
    VALUES ('cambridgeshire', 'pcp', 'v1', 'v1-1', 'late', 1, '2018-04-01', 'Tender', now(), 't',
            '2018-02-20'),
           ('cambridgeshire', 'pcp', 'v1', 'v1-1', 'late', 2, '2018-04-15', 'Again', now(), 't',
            '2018-03-30');
    INSERT INTO delivery.opportunity
    VALUES ('cambridgeshire', 'pcp', 'v1', 'first', gen_random_uuid(), 1, now(), 't', now(), 't',
            'Share a hub', 1);
    INSERT INTO delivery.indicator_link
    SELECT 'cambridgeshire', 'pcp', 'v1', id, gen_random_uuid(), 1, now(), 't', now(), 't',
        'forces/' || indicator, '2017-04-01', last::date
    FROM (VALUES ('crime', 'cambridgeshire/indicators/all-recorded-crime', NULL),
                 ('old', 'cambridgeshire/indicators/old-one', '2017-12-31'),
                 ('national', 'national/indicators/burglary', NULL)) v (id, indicator, last);
    INSERT INTO delivery.plan_link
    SELECT 'cambridgeshire', 'pcp', id, gen_random_uuid(), 1, now(), 't', now(), 't', from_code,
        to_code, to_text, 1
    FROM (VALUES ('l1', 'V1', 'O1', 'O3'), ('l2', 'V2', '', 'section 10.1'))
        v (id, from_code, to_code, to_text);)";

}  // namespace copperplate::delivery
