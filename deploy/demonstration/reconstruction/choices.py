"""What no paper prints: totals of earlier years, sample sizes, seasons.

Chosen so that the printed verdicts hold and the narrative's figures fit; docs/demonstration-data.md says which is
which. Amounts left out are printed.
"""

from .plan import Plan, Span, span

_Y15, _Y16, _Y17, _Y18 = (f"{year - 1}-04..{year}-03" for year in (2015, 2016, 2017, 2018))
_H1_16, _H2_16 = "2015-04..2015-09", "2015-10..2016-03"
_H1_17, _H2_17 = "2016-04..2016-09", "2016-10..2017-03"


def _years(first: str, second: str) -> tuple[Span, ...]:
    """Four financial years: two chosen, two printed."""
    return span(_Y15, first), span(_Y16, second), span(_Y17), span(_Y18)


def _rates(*parts: tuple[str, str | None, int]) -> tuple[Span, ...]:
    return tuple(span(text, amount, size) for text, amount, size in parts)


COUNTS: tuple[Plan, ...] = (
    Plan("incidents-with-mental-health-qualifier", _years("5850", "7690"), "crime"),
    Plan("all-recorded-crime", _years("42950", "48520"), "crime"),
    Plan("violence-with-injury", _years("3880", "4180"), "violence"),
    Plan("violence-without-injury", _years("5500", "6900"), "violence"),
    Plan("burglary-dwelling",
         (span(_Y15, "2330"), span(_H1_16, "1105"), span(_H2_16, "1145"), span(_H1_17, "985"), span(_H2_17),
          span(_Y18)),
         "burglary"),
    Plan("domestic-abuse",
         (span(_Y15, "4140"), span(_H1_16, "2340"), span(_H2_16, "2519"), span(_H1_17, "3050"), span(_H2_17),
          span(_Y18)),
         "violence"),
    Plan("serious-sexual-offences", _years("950", "1080")),
    Plan("cyber-crime", _years("400", "490")),
    Plan("rural-crime", _years("1080", "1180"), "rural"),
    Plan("drugs-offences", _years("1900", "1640")),
    Plan("conditional-cautions-adults", _years("220", "300")),
    Plan("conditional-cautions-youths", _years("95", "110")),
    Plan("community-resolutions", _years("1350", "1600")),
    # The referendum of June 2016 and the attacks of that summer; more reporting from May to October 2017.
    Plan("hate-crime", _years("640", "780"), "hate", bumps={"2016-06": 1180, "2016-07": 1350, "2016-08": 970}),
    Plan("police-recorded-asb", _years("23600", "22700"), "disorder"),
    Plan("special-constabulary-hours-worked", _years("68000", "62000"), "volunteers"),
    Plan("ksi-road-casualties",
         (span(_Y15, "372"), span(_Y16, "401"), span("2016-04..2016-06"), span("2016-07..2017-03"),
          span("2017-04..2017-06")),
         "roads"),
)

LEVELS: tuple[Plan, ...] = (
    Plan("special-constabulary-establishment", (span("2014-04..2018-03"),)),
    Plan("police-support-volunteers-establishment", (span("2014-04..2018-03"),)),
)

# Outcomes over the crimes counted above.
OUTCOMES: tuple[Plan, ...] = (
    Plan("all-crime-outcome-rate",
         _rates((_Y15, "23.5", 0), (_H1_16, "22.1", 0), (_H2_16, "21.6", 0), (_H1_17, "21.4", 0), (_H2_17, "18.7", 0),
                (_Y18, None, 0)),
         base_of="all-recorded-crime",
         bumps={"2017-11": 880, "2018-01": 900, "2018-02": 1450}),
    Plan("burglary-dwelling-outcome-rate",
         _rates((_Y15, "9.0", 0), (_H1_16, "11.6", 0), (_H2_16, "12.3", 0), (_H1_17, "12.1", 0), (_H2_17, "10.8", 0),
                (_Y18, None, 0)),
         base_of="burglary-dwelling"),
    Plan("domestic-abuse-outcome-rate",
         _rates((_Y15, "33.4", 0), (_H1_16, "33.0", 0), (_H2_16, "32.6", 0), (_H1_17, "31.1", 0), (_H2_17, "26.2", 0),
                (_Y18, None, 0)),
         base_of="domestic-abuse"),
    Plan("serious-sexual-offences-outcome-rate",
         _rates((_Y15, "18.0", 0), (_Y16, "17.5", 0), (_Y17, None, 0), (_Y18, None, 0)),
         base_of="serious-sexual-offences"),
    Plan("cyber-crime-outcome-rate",
         _rates((_Y15, "29.0", 0), (_Y16, "27.0", 0), (_Y17, None, 0), (_Y18, None, 0)),
         base_of="cyber-crime"),
    Plan("hate-crime-outcome-rate",
         _rates((_Y15, "23.0", 0), (_Y16, "22.5", 0), (_Y17, None, 0), (_Y18, None, 0)),
         base_of="hate-crime"),
)

SURVEYS: tuple[Plan, ...] = (
    Plan("satisfaction-with-service-delivery-police",
         _rates((_Y15, "86.3", 1740), (_H1_16, "86.0", 870), (_H2_16, "86.4", 877), (_H1_17, "86.6", 877),
                ("2016-10..2016-12", "84.2", 430), ("2017-01..2017-03", "88.0", 430),
                ("2017-04..2017-12", "81.7", 1290), ("2018-01..2018-03", "77.7", 430)),
         base_key="victims"),
    Plan("satisfaction-with-service-delivery-burglary",
         _rates((_Y15, "91.0", 520), (_H1_16, "91.0", 258), (_H2_16, "91.2", 256), (_H1_17, "91.2", 256),
                (_H2_17, "92.0", 256), (_Y18, None, 505)),
         base_key="victims", base_slack=3),
    Plan("satisfaction-with-service-delivery-domestic-abuse",
         _rates((_Y17, None, 330), (_Y18, None, 326)),
         base_key="domestic-abuse-victims", base_slack=3, pins={"2018-03": (25, 30)}),
    Plan("satisfaction-with-service-delivery-hate-crime",
         _rates((_Y15, "77.5", 200), (_Y16, "76.0", 200), (_Y17, None, 200), (_Y18, None, 200)),
         base_key="hate-victims"),
    Plan("perception-of-drug-misuse",
         _rates((_Y15, "13.4", 3100), (_Y16, "13.0", 3100), (_Y17, None, 3100), (_Y18, None, 3100)),
         base_key="residents", base_bumps={"2016-09": 790}),
    Plan("dealing-with-local-concerns",
         _rates((_Y15, "73.9", 3100), (_H1_16, "74.4", 1550), (_H2_16, "73.8", 1546), (_H1_17, "74.2", 1546),
                (_H2_17, "76.0", 1554), (_Y18, None, 3100)),
         base_key="residents", base_bumps={"2016-09": 790}),
    Plan("how-safe-do-our-communities-feel",
         _rates((_Y16, "95.2", 3100), ("2016-04..2016-12", None, 2325), ("2017-01..2017-03", "97.5", 775),
                ("2017-04..2017-12", None, 2325)),
         base_key="residents", base_slack=60, pins={"2016-09": (190, 203)}),
    Plan("perception-of-high-asb",
         _rates((_Y15, "1.0", 3100), (_H1_16, "0.8", 1550), (_H2_16, "1.1", 1552), (_H1_17, "0.5", 1553),
                ("2016-10..2016-12", "0.5", 775), ("2017-01..2017-03", "0.8", 775), ("2017-04..2017-12", "0.94", 2325)),
         base_key="residents", base_slack=3, base_bumps={"2016-09": 790}),
)

MEASURED: tuple[Plan, ...] = (
    Plan("calls-999-within-10-seconds",
         _rates((_Y15, "95.9", 104_600), (_Y16, "95.6", 109_800), (_Y17, None, 116_800), (_Y18, None, 125_000)),
         "answering", base_season="calls", base_key="emergency-calls"),
    Plan("non-emergency-calls-within-30-seconds",
         _rates((_Y15, "93.1", 285_000), (_Y16, "93.6", 278_000), (_Y17, None, 268_800), (_Y18, None, 250_000)),
         "answering", base_season="calls", base_key="non-emergency-calls", bumps={"2016-07": 975}),
    # Whole minutes are printed: the unrounded values are chosen so that 15 against 15 is Higher.
    Plan("immediate-grade-incidents-time-to-respond",
         _rates((_Y15, "15.2", 24_000), (_Y16, "15.4", 24_600), (_Y17, "14.7", 25_400), (_Y18, "15.3", 26_000)),
         "waiting", base_season="calls", base_key="immediate-incidents",
         pins={"2015-03": (26_197, 1_955), "2016-03": (28_586, 1_999), "2017-03": (30_784, 2_066),
               "2018-03": (32_994, 2_115)}),
    # Average headcounts stand where other indicators have sample sizes.
    Plan("sickness-police-officer",
         _rates((_Y15, "8.6", 1352), (_H1_16, "4.1", 1340), (_H2_16, "4.5", 1336), (_H1_17, "4.2", 1343),
                (_H2_17, "5.2", 1350), (_Y18, None, 1366)),
         "illness",
         pins={"2015-03": (990, 1345), "2017-03": (1000, 1354), "2018-03": (1010, 1366)}),
    Plan("sickness-police-staff",
         _rates((_Y15, "9.8", 842), (_H1_16, "4.8", 830), (_H2_16, "5.3", 822), (_H1_17, "4.9", 816),
                (_H2_17, "5.2", 818), (_Y18, None, 827)),
         "illness",
         pins={"2015-03": (618, 835), "2016-03": (690, 820), "2017-03": (685, 821)}),
)

# Trials that took place or failed on the day, a year; the four rates share them.
TRIALS_A_YEAR = {_Y17: 1500, _Y18: 1450}
