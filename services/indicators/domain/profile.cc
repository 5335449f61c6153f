#include "services/indicators/domain/profile.h"

#include "absl/strings/str_cat.h"

namespace copperplate::indicators {
namespace {

// z beyond which the printed dashboard of March 2018 calls two proportions different: 80%,
// two-sided.
constexpr double kBoardZ = 1.2816;
constexpr int kBoardOneIn = 5;
constexpr int kBoardBenchmarkBand = 3;
constexpr int kBoardPeerBand = 4;

// Two-sided 95%, and the least change worth a reader's time.
constexpr double kSignificanceZ = 1.959963984540054;
constexpr int kSignificanceOneIn = 20;
// Two-sided 99.8%.
constexpr double kStrictZ = 3.090232306167813;
constexpr int kPracticalFloor = 3;

// A 95% interval misses what it is of one time in so many.
constexpr int kIntervalOneIn = 20;

Rule BoardAverageRule(Measure measure) {
  switch (measure) {
    case Measure::kCount:
    case Measure::kAmount:
    case Measure::kRate:
      return {Method::kRelativeBand, 20};
    case Measure::kProportion:
    case Measure::kRatio:
    case Measure::kMean:
      return {Method::kRelativeBand, 4};
    case Measure::kPerHead:
      return {Method::kRelativeBand, 12};
    case Measure::kLevel:
    case Measure::kHarm:
      break;
  }
  return {};
}

Rule BoardBenchmarkRule(Measure measure) {
  switch (measure) {
    case Measure::kCount:
    case Measure::kAmount:
    case Measure::kRate:
    case Measure::kMean:
    case Measure::kPerHead:
      return {Method::kRelativeBand, kBoardBenchmarkBand};
    case Measure::kProportion:
    case Measure::kRatio:
      return {Method::kTwoProportionsAndBand, kBoardBenchmarkBand, kBoardZ, kBoardOneIn};
    case Measure::kLevel:
    case Measure::kHarm:
      break;
  }
  return {};
}

Rule BoardRule(Comparison comparison, Measure measure) {
  switch (comparison) {
    case Comparison::kOneYearAverage:
    case Comparison::kThreeYearAverage:
      return BoardAverageRule(measure);
    case Comparison::kBenchmark:
      return BoardBenchmarkRule(measure);
    case Comparison::kPeers:
      break;
  }
  return {Method::kRelativeBand, kBoardPeerBand};
}

Rule SignificanceRule(Comparison comparison, Measure measure) {
  if (comparison == Comparison::kPeers) {
    const bool has_size =
        measure == Measure::kProportion || measure == Measure::kRatio || measure == Measure::kRate;
    if (!has_size) return {};
    return {Method::kFunnel, 0, kSignificanceZ, kSignificanceOneIn};
  }
  Rule rule = {Method::kNone, kPracticalFloor, kSignificanceZ, kSignificanceOneIn};
  rule.drop_shared_months = true;
  rule.widens = true;
  switch (measure) {
    case Measure::kCount:
    case Measure::kRate:
      rule.method = Method::kTwoPoissonZAndBand;
      return rule;
    case Measure::kProportion:
    case Measure::kRatio:
      rule.method = Method::kTwoProportionsAndBand;
      return rule;
    default:
      return {};
  }
}

Rule FingertipsRule(Comparison /*comparison*/, Measure measure) {
  Rule rule;
  rule.one_in = kIntervalOneIn;
  switch (measure) {
    case Measure::kCount:
    case Measure::kRate:
      rule.method = Method::kByarInterval;
      return rule;
    case Measure::kProportion:
    case Measure::kRatio:
      rule.method = Method::kWilsonInterval;
      return rule;
    default:
      return {};
  }
}

Rule MdcRule(Comparison comparison, Measure /*measure*/) {
  if (comparison == Comparison::kPeers) return {};
  return {comparison == Comparison::kBenchmark ? Method::kXmrAssurance : Method::kXmrSignal};
}

constexpr Profile kProfiles[] = {
    {kBoardProfile, 1, "The Board's rules of 2018",
     "Bands as the printed dashboard of March 2018 draws them: against an average 20% for counts, "
     "4% for proportions and means, 12% for figures per head; against the baseline 3%, where "
     "proportions must also differ by so much that chance alone would give it less often than 1 "
     "time in 5.",
     BoardRule},
    {kFingertipsProfile, 1, "Confidence interval, as Fingertips has it",
     "Lower or higher where the average, baseline or peers' value lies outside the 95% confidence "
     "interval of the area's own figure: of a proportion, or of a count of events. Takes no "
     "account of chance in what it is held against, nor of how small the difference is.",
     FingertipsRule},
    {kMdcProfile, 1, "Control chart, as Making Data Count has it",
     "Higher or lower where the month is a signal on the control chart of the 48 months to it: "
     "outside the limits, or in a run that the ups and downs of a steady figure seldom bring "
     "about. Against a target, whether the limits lie above it, below it or around it.",
     MdcRule},
    {kSignificanceProfile, 2, "Statistical significance",
     "Lower or higher only where the difference is at least 3% and chance alone would give one as "
     "large less often than 1 time in 20: two proportions, or two counts of events. Where large "
     "months vary more than by chance alone, so much more is allowed for. On request 1 "
     "time in 500, or so that of all differences found in a table 1 in 20 at most should be "
     "chance. Against peers only where the force lies outside the 95% funnel limits of its group.",
     SignificanceRule, /*takes_control=*/true},
};

}  // namespace

Rule RuleOf(const Profile& profile, Comparison comparison, Measure measure,
            SignificanceControl control) {
  Rule rule = profile.rule(comparison, measure);
  if (!profile.takes_control || rule.method == Method::kNone) return rule;
  switch (control) {
    case SignificanceControl::kOneIn20:
      break;
    case SignificanceControl::kOneIn500:
      rule.critical_z = kStrictZ;
      rule.one_in = kStrictOneIn;
      break;
    case SignificanceControl::kBenjaminiHochberg:
      rule.critical_z = 0;
      rule.adjusts_p = true;
      break;
  }
  return rule;
}

absl::Span<const Profile> Profiles() { return kProfiles; }

std::string ProfileNames() {
  std::string names;
  for (const Profile& profile : kProfiles) {
    absl::StrAppend(&names, names.empty() ? "" : ", ", profile.name);
  }
  return names;
}

const Profile* FindProfile(absl::string_view name) {
  for (const Profile& profile : kProfiles) {
    if (profile.name == name) return &profile;
  }
  return nullptr;
}

}  // namespace copperplate::indicators
