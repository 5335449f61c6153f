// What a comparison with peers says to a reader who knows no statistics.
#pragma once

#include <string>

#include "absl/strings/string_view.h"
#include "services/indicators/domain/above_comparison.h"
#include "services/indicators/domain/judge.h"
#include "services/indicators/domain/peer_comparison.h"

namespace copperplate::indicators {

// Of the verdict of `comparison`, whose cells `cells` are.
std::string PeerSentence(const PeerInput& input, const PeerComparison& comparison,
                         const ComparedCells& cells);

// Of a verdict against a region or nation, whose cells `cells` are.
std::string AboveSentence(const AboveInput& input, const Verdict& verdict,
                          const ComparedCells& cells);

// `30 of 43 forces, where 1 is the lowest figure (that is the better way); 28 of 43 a year before.`
// `among`: of whom, `forces of its group`. Says how many of them are below zero, where any is, and
// where the figures grow with the size of a force.
std::string PlaceSentence(const PeerInput& input, const PeerPlace& place, absl::string_view among,
                          int negative);

// Of the place in the group of a force that has none in `period`.
std::string NoGroupSentence(const PeerInput& input, const Period& period);

}  // namespace copperplate::indicators
