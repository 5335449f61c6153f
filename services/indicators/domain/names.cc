#include "services/indicators/domain/names.h"

#include "libs/text/words.h"

namespace copperplate::indicators {
namespace {

using absl::string_view;

// Each list is in the order of its enumeration.
constexpr string_view kMeasures[] = {"COUNT", "AMOUNT",   "PROPORTION", "RATIO", "RATE",
                                     "MEAN",  "PER_HEAD", "LEVEL",      "HARM"};
constexpr string_view kCommentarySubjects[] = {"INDICATOR", "THEME", "AREA", "SECTION"};
constexpr string_view kCommentaryStates[] = {"DRAFT", "AGREED"};
constexpr string_view kPolarities[] = {"HIGHER_IS_BETTER", "LOWER_IS_BETTER", "NEUTRAL"};
constexpr string_view kFrequencies[] = {"MONTHLY", "QUARTERLY", "ANNUAL"};
constexpr string_view kBaselineRules[] = {"LAST_COMPLETE_FY", "SAME_12_MONTHS_BEFORE",
                                          "CALENDAR_YEAR", "FIXED"};
constexpr string_view kColumnNames[] = {
    "CURRENT",           "MINUS_1_YEAR", "MINUS_2_YEARS", "MINUS_3_YEARS",    "FYTD",
    "FYTD_MINUS_1_YEAR", "ROLLING_12",   "BASELINE",      "V_1_YEAR_AVERAGE", "V_3_YEAR_AVERAGE",
    "BENCHMARK",         "PEERS",        "CHANGE"};
constexpr string_view kStatuses[] = {"FINAL", "PROVISIONAL"};
constexpr string_view kQualifiers[] = {"EXACT", "ESTIMATED", "RECONSTRUCTED", "AS_PRINTED"};
constexpr string_view kAreaKinds[] = {"NATION", "REGION",        "FORCE",
                                      "BCU",    "POLICING_AREA", "DISTRICT"};
constexpr string_view kCodeSchemes[] = {"ONS", "HO", "LOCAL"};
constexpr string_view kAbsenceReasons[] = {"NONE",
                                           "NOT_APPLICABLE",
                                           "NO_OBSERVATION",
                                           "INCOMPLETE_PERIOD",
                                           "DENOMINATOR_ZERO",
                                           "NO_POPULATION",
                                           "MEASURE_NOT_SUPPORTED",
                                           "OUT_OF_RANGE",
                                           "HARM_WEIGHT_MISSING",
                                           "NEGATIVE_NOT_ALLOWED"};
constexpr string_view kComparisons[] = {"ONE_YEAR_AVERAGE", "THREE_YEAR_AVERAGE", "BENCHMARK",
                                        "PEERS"};
constexpr string_view kMethods[] = {"NONE",
                                    "RELATIVE_BAND",
                                    "TWO_PROPORTIONS_AND_BAND",
                                    "TWO_POISSON_Z_AND_BAND",
                                    "TWO_POISSON_EXACT_AND_BAND",
                                    "FUNNEL",
                                    "WILSON_INTERVAL",
                                    "BYAR_INTERVAL",
                                    "EXACT_POISSON_INTERVAL",
                                    "XMR_SIGNAL",
                                    "XMR_ASSURANCE",
                                    "LANEY_PROPORTIONS_AND_BAND",
                                    "LANEY_POISSON_Z_AND_BAND"};
constexpr string_view kSignificanceControls[] = {"ONE_IN_20", "ONE_IN_500", "BENJAMINI_HOCHBERG"};
constexpr string_view kVerdictWords[] = {"NOT_CALCULATED", "LOWER", "COMPARABLE", "HIGHER"};
constexpr string_view kVerdictReasons[] = {"NONE",
                                           "NOT_APPLICABLE",
                                           "SUBJECT_ABSENT",
                                           "REFERENCE_ABSENT",
                                           "REFERENCE_ZERO",
                                           "NO_RULE_FOR_MEASURE",
                                           "NUMERATOR_ABOVE_DENOMINATOR",
                                           "NEGATIVE_COUNT",
                                           "NOT_TESTABLE",
                                           "NO_PEER_GROUP",
                                           "PEERS_TOO_FEW",
                                           "SERIES_HAS_GAP",
                                           "SERIES_TOO_SHORT",
                                           "NO_TARGET",
                                           "VALUES_ARE_DIFFERENCES"};
constexpr string_view kChartValueKinds[] = {"PERIODS", "SEASONAL_DIFFERENCES"};
constexpr string_view kChartSignals[] = {"ABOVE_LIMIT",
                                         "BELOW_LIMIT",
                                         "TREND_UP",
                                         "TREND_DOWN",
                                         "TWO_OF_THREE_HIGH",
                                         "TWO_OF_THREE_LOW",
                                         "TWO_OF_THREE_WITHIN_LIMITS_HIGH",
                                         "TWO_OF_THREE_WITHIN_LIMITS_LOW",
                                         "SHIFT_HIGH",
                                         "SHIFT_LOW"};
constexpr string_view kComparators[] = {"MSG", "NATIONAL", "REGIONAL"};
constexpr string_view kPeerOrigins[] = {"COMPUTED", "AS_PRINTED"};
constexpr string_view kDirections[] = {"NONE", "UP", "DOWN"};
constexpr string_view kObservationFaults[] = {"NUMBER_MISSING",
                                              "NUMBER_MALFORMED",
                                              "NUMBER_NOT_FINITE",
                                              "NUMBER_HAS_EXPONENT",
                                              "NUMBER_TOO_PRECISE",
                                              "NUMBER_TOO_LARGE",
                                              "NEGATIVE_NOT_ALLOWED",
                                              "FRACTION_IN_COUNT",
                                              "NUMERATOR_ABOVE_DENOMINATOR",
                                              "NUMERATOR_WITHOUT_DENOMINATOR",
                                              "DENOMINATOR_MISSING",
                                              "DENOMINATOR_NOT_APPLICABLE",
                                              "STATUS_UNKNOWN",
                                              "QUALIFIER_UNKNOWN",
                                              "PERIOD_MONTHS_UNKNOWN",
                                              "PERIOD_MONTHS_MISMATCH",
                                              "MONTH_NOT_END_OF_PERIOD",
                                              "MONTH_IN_FUTURE",
                                              "INDICATOR_NOT_VALID",
                                              "INDICATOR_DERIVED",
                                              "HARM_NEEDS_OFFENCE"};
constexpr string_view kObservationFields[] = {"month",     "numerator", "denominator",
                                              "status",    "qualifier", "period_months",
                                              "indicator", "breakdown"};

}  // namespace

string_view Name(Measure value) { return NameIn(kMeasures, value); }
string_view Name(CommentarySubject value) { return NameIn(kCommentarySubjects, value); }
string_view Name(CommentaryState value) { return NameIn(kCommentaryStates, value); }
string_view Name(Polarity value) { return NameIn(kPolarities, value); }
string_view Name(Frequency value) { return NameIn(kFrequencies, value); }
string_view Name(BaselineRule value) { return NameIn(kBaselineRules, value); }
string_view Name(Column value) { return NameIn(kColumnNames, value); }
string_view Name(FigureStatus value) { return NameIn(kStatuses, value); }
string_view Name(Qualifier value) { return NameIn(kQualifiers, value); }
string_view Name(AreaKind value) { return NameIn(kAreaKinds, value); }
string_view Name(CodeScheme value) { return NameIn(kCodeSchemes, value); }
string_view Name(AbsenceReason value) { return NameIn(kAbsenceReasons, value); }
string_view Name(Comparison value) { return NameIn(kComparisons, value); }
string_view Name(Method value) { return NameIn(kMethods, value); }
string_view Name(SignificanceControl value) { return NameIn(kSignificanceControls, value); }
string_view Name(VerdictWord value) { return NameIn(kVerdictWords, value); }
string_view Name(VerdictReason value) { return NameIn(kVerdictReasons, value); }
string_view Name(ChartValueKind value) { return NameIn(kChartValueKinds, value); }
string_view Name(ChartSignal value) { return NameIn(kChartSignals, value); }
string_view Name(Comparator value) { return NameIn(kComparators, value); }
string_view Name(PeerOrigin value) { return NameIn(kPeerOrigins, value); }
string_view Name(Direction value) { return NameIn(kDirections, value); }
string_view Name(ObservationFault value) { return NameIn(kObservationFaults, value); }
string_view Name(ObservationField value) { return NameIn(kObservationFields, value); }

std::vector<std::string> QualifierNames(uint8_t qualifiers) {
  std::vector<std::string> names;
  for (const Qualifier qualifier : {Qualifier::kExact, Qualifier::kEstimated,
                                    Qualifier::kReconstructed, Qualifier::kAsPrinted}) {
    if ((qualifiers & QualifierBit(qualifier)) != 0) names.emplace_back(Name(qualifier));
  }
  return names;
}

std::optional<FigureStatus> ParseFigureStatus(string_view text) {
  return FindIn<FigureStatus>(kStatuses, text);
}
std::optional<Qualifier> ParseQualifier(string_view text) {
  return FindIn<Qualifier>(kQualifiers, text);
}

}  // namespace copperplate::indicators
