#include "services/volunteers/domain/vetting_level.h"

#include "libs/text/words.h"

namespace copperplate::volunteers {
namespace {

constexpr absl::string_view kVettingLevelWords[] = {
    "NPPV1", "NPPV2_ABBR", "NPPV2_FULL", "NPPV3", "RV", "MV", "CADET_CHECK", "DBS_ENHANCED"};

// A row for each level held, a column for each required, both in the order of VettingLevel.
constexpr bool kSatisfies[8][8] = {
    // NPPV1, 2 abbreviated, 2 full, 3, RV, MV, cadet check, DBS
    {true, false, false, false, false, false, true, false},
    {true, true, false, false, false, false, true, false},
    {true, true, true, false, false, false, true, false},
    {true, true, true, true, false, false, true, false},
    {true, true, true, true, true, false, true, false},
    {true, true, true, true, true, true, true, false},
    {false, false, false, false, false, false, true, false},
    {false, false, false, false, false, false, true, true},
};

}  // namespace

absl::string_view Name(VettingLevel level) { return NameIn(kVettingLevelWords, level); }

std::optional<VettingLevel> ParseVettingLevel(absl::string_view word) {
  return FindIn<VettingLevel>(kVettingLevelWords, word);
}

bool Satisfies(VettingLevel level, VettingLevel required) {
  return kSatisfies[static_cast<size_t>(level)][static_cast<size_t>(required)];
}

}  // namespace copperplate::volunteers
