#include "services/governance/domain/publication.h"

#include <algorithm>

#include "absl/strings/ascii.h"
#include "absl/strings/strip.h"
#include "libs/fields/text.h"

namespace copperplate::governance {
namespace {

constexpr size_t kLongestUrl = 2'000;
constexpr size_t kLongestCategory = 100;

bool IsUrl(absl::string_view url) {
  if (url.size() > kLongestUrl) return false;
  if (!absl::ConsumePrefix(&url, "https://") && !absl::ConsumePrefix(&url, "http://")) return false;
  // Of the characters of an address (RFC 3986), which are all printable ASCII.
  return !url.empty() && url[0] != '/' && std::all_of(url.begin(), url.end(), [](char c) {
    return absl::ascii_isgraph(static_cast<unsigned char>(c));
  });
}

}  // namespace

void CheckUrl(absl::string_view url, absl::string_view field, Faults& faults) {
  if (url.empty()) {
    fields::CheckGiven(url, field, faults);
  } else if (!IsUrl(url)) {
    faults.Add("URL_INVALID", field, "must be an http or https address without blanks");
  }
}

void CheckExemption(const Exemption& exemption, absl::CivilDay recorded_on, Faults& faults) {
  fields::CheckLine(exemption.category, "exemption.category", faults, kLongestCategory);
  fields::CheckProse(exemption.reason, "exemption.reason", faults);
  if (exemption.review_on <= recorded_on) {
    faults.Add("REVIEW_NOT_AHEAD", "exemption.review_on",
               "must lie after the day the exemption is recorded");
  }
}

}  // namespace copperplate::governance
