// The figures of a publication, a column each.
#pragma once

#include <string>
#include <vector>

#include "services/volunteers/domain/figure_feed.h"

namespace copperplate::volunteers {

struct PublishedFigureColumns {
  std::vector<Kind> kinds;
  std::vector<FeedFigure> figures;
  std::vector<std::string> indicators;
  std::vector<std::string> amounts;
  std::vector<HoursQualifier> qualifiers;

  // In their order; the columns are of one length.
  std::vector<PublishedFigure> Rows() &&;
};

// What reads the columns of a row of figure_publication, in the order above.
std::string PublishedFigureArrays();

}  // namespace copperplate::volunteers
