// Ids that are made of what they name.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"
#include "libs/digest/sha256.h"
#include "libs/time/civil.h"
#include "services/indicators/app/ports/printed_cell_repository.h"
#include "services/indicators/domain/names.h"

namespace copperplate::indicators {

// The first `bytes` of the digest of `text`, in hexadecimal.
inline std::string ShortDigest(absl::string_view text, size_t bytes) {
  const Sha256Digest digest = Sha256(text);
  return absl::BytesToHexString(AsBytes(digest).substr(0, bytes));
}

// `p0123456789abcdef01234567`: the fields themselves would be longer than an id may be.
inline std::string PrintedCellId(const PrintedCellKey& key) {
  const std::string fields =
      absl::StrCat(key.month, "/", key.indicator, "/", key.area, "/", Name(key.column), "/",
                   key.comparator.has_value() ? Name(*key.comparator) : "");
  return absl::StrCat("p", ShortDigest(fields, 12));
}

// `m2018-03-cambridgeshire-1`; where a profile judged every row,
// `p2018-03-significance-cambridgeshire-1`: the letter tells the two apart, since an area's id may
// begin as a profile's name does, and no profile's name begins with another's and a hyphen. What is
// long stands there with its beginning and a digest.
inline std::string SnapshotId(int32_t month, absl::string_view area, absl::string_view profile,
                              int edition) {
  constexpr size_t kWhole = 40;
  std::string what(area);
  if (!profile.empty()) what = absl::StrCat(profile, "-", area);
  if (what.size() > kWhole) {
    what = absl::StrCat(what.substr(0, kWhole - 13), "-", ShortDigest(what, 6));
  }
  return absl::StrCat(profile.empty() ? "m" : "p", FormatMonth(MonthFromNumber(month)), "-", what,
                      "-", edition);
}

}  // namespace copperplate::indicators
