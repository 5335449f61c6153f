#include "services/indicators/domain/made_ids.h"

#include <cstddef>

#include "absl/strings/str_cat.h"
#include "libs/digest/short_digest.h"
#include "libs/time/civil.h"
#include "services/indicators/domain/names.h"

namespace copperplate::indicators {

std::string PrintedCellId(const PrintedCellKey& key) {
  const std::string fields =
      absl::StrCat(key.month, "/", key.indicator, "/", key.area, "/", Name(key.column), "/",
                   key.comparator.has_value() ? Name(*key.comparator) : "");
  return absl::StrCat("p", ShortDigest(fields, 12));
}

std::string SnapshotId(int32_t month, absl::string_view area, absl::string_view profile,
                       int edition) {
  constexpr size_t kWhole = 40;
  std::string what(area);
  if (!profile.empty()) what = absl::StrCat(profile, "-", area);
  if (what.size() > kWhole) {
    what = absl::StrCat(what.substr(0, kWhole - 13), "-", ShortDigest(what, 6));
  }
  return absl::StrCat(profile.empty() ? "m" : "p", FormatMonth(month), "-", what, "-", edition);
}

}  // namespace copperplate::indicators
