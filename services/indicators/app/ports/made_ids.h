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

// `m2018-03-cambridgeshire-1`. Of an area with a long id: its beginning and a digest.
inline std::string SnapshotId(int32_t month, absl::string_view area, int edition) {
  constexpr size_t kWhole = 40;
  const std::string place =
      area.size() <= kWhole ? std::string(area)
                            : absl::StrCat(area.substr(0, kWhole - 13), "-", ShortDigest(area, 6));
  return absl::StrCat("m", FormatMonth(MonthFromNumber(month)), "-", place, "-", edition);
}

}  // namespace copperplate::indicators
