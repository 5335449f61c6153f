#include "services/gateway/transcode/accept.h"

#include <string>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"

namespace copperplate::gateway {
namespace {

struct Preference {
  absl::string_view what;
  double quality = 1;
};

// `text/csv;q=0.5` without its other parameters.
Preference Parse(absl::string_view element) {
  Preference preference;
  bool first = true;
  for (absl::string_view part : absl::StrSplit(element, ';')) {
    part = absl::StripAsciiWhitespace(part);
    if (first) {
      preference.what = part;
      first = false;
    } else if (absl::StartsWithIgnoreCase(part, "q=")) {
      double quality;
      const bool fine = absl::SimpleAtod(part.substr(2), &quality) && quality >= 0 && quality <= 1;
      preference.quality = fine ? quality : 0;
    }
  }
  return preference;
}

// 3 for the type by name, 2 for `text/*`, 1 for `*/*`, 0 for another.
int Specificity(absl::string_view range, absl::string_view type) {
  if (absl::EqualsIgnoreCase(range, type)) return 3;
  if (range == "*/*") return 1;
  const size_t slash = type.find('/');
  return absl::ConsumeSuffix(&range, "/*") && absl::EqualsIgnoreCase(range, type.substr(0, slash))
             ? 2
             : 0;
}

}  // namespace

int BestOffer(absl::string_view accept, absl::Span<const absl::string_view> offers) {
  if (absl::StripAsciiWhitespace(accept).empty()) return 0;
  int best = -1;
  double best_quality = 0;
  int best_specificity = 0;
  for (size_t i = 0; i < offers.size(); ++i) {
    double quality = 0;
    int specificity = 0;
    for (absl::string_view element : absl::StrSplit(accept, ',')) {
      const Preference preference = Parse(element);
      const int found = Specificity(preference.what, offers[i]);
      if (found > specificity) {
        specificity = found;
        quality = preference.quality;
      }
    }
    if (quality > best_quality ||
        (quality > 0 && quality == best_quality && specificity > best_specificity)) {
      best = static_cast<int>(i);
      best_quality = quality;
      best_specificity = specificity;
    }
  }
  return best;
}

bool TakesGzip(absl::string_view accept_encoding) {
  bool taken = false;
  for (absl::string_view element : absl::StrSplit(accept_encoding, ',')) {
    const Preference preference = Parse(element);
    if (absl::EqualsIgnoreCase(preference.what, "gzip")) return preference.quality > 0;
    if (preference.what == "*") taken = preference.quality > 0;
  }
  return taken;
}

std::string MediaType(absl::string_view content_type, std::string* charset) {
  std::string type;
  bool first = true;
  for (absl::string_view part : absl::StrSplit(content_type, ';')) {
    part = absl::StripAsciiWhitespace(part);
    if (first) {
      type = absl::AsciiStrToLower(part);
      first = false;
    } else if (charset != nullptr && absl::StartsWithIgnoreCase(part, "charset=")) {
      part.remove_prefix(8);
      absl::ConsumePrefix(&part, "\"");
      absl::ConsumeSuffix(&part, "\"");
      *charset = absl::AsciiStrToLower(part);
    }
  }
  return type;
}

}  // namespace copperplate::gateway
