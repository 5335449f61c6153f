#include "services/governance/storage/dated_text.h"

#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "libs/postgres/codec.h"

namespace copperplate::governance {
namespace {

using DayCodec = postgres::Codec<absl::CivilDay>;

bool ReadDay(absl::string_view text, std::optional<absl::CivilDay>& day) {
  day.reset();
  return text.empty() || DayCodec::Decode(text, day.emplace());
}

std::string DayText(std::optional<absl::CivilDay> day) {
  std::string text;
  if (day.has_value()) DayCodec::Encode(*day, text);
  return text;
}

}  // namespace

bool ReadDatedText(absl::string_view text, std::optional<absl::CivilDay>& from,
                   std::optional<absl::CivilDay>& to, std::string& said) {
  const std::vector<absl::string_view> parts = absl::StrSplit(text, absl::MaxSplits('/', 2));
  if (parts.size() != 3 || !ReadDay(parts[0], from) || !ReadDay(parts[1], to)) return false;
  said = std::string(parts[2]);
  return true;
}

void WriteDatedText(std::optional<absl::CivilDay> from, std::optional<absl::CivilDay> to,
                    absl::string_view said, std::string& out) {
  absl::StrAppend(&out, DayText(from), "/", DayText(to), "/", said);
}

}  // namespace copperplate::governance
