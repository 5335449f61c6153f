#include "services/indicators/domain/commentary.h"

#include <set>
#include <tuple>

#include "absl/strings/str_cat.h"
#include "libs/fields/id.h"
#include "services/indicators/domain/limits.h"

namespace copperplate::indicators {
namespace {

constexpr size_t kMostSources = 50;

// The field that says what it is about, of the kinds that have one.
void CheckSubjectField(bool wanted, absl::string_view field, const std::string& id,
                       Faults& faults) {
  if (wanted) {
    fields::CheckId(id, field, faults);
  } else if (!id.empty()) {
    faults.Add("FIELD_NOT_FOR_SUBJECT", field, "must be left out with this subject");
  }
}

void CheckSources(const std::vector<std::string>& sources, Faults& faults) {
  if (sources.size() > kMostSources) {
    faults.Add("TOO_MANY", "sources", absl::StrCat("must be at most ", kMostSources));
    return;
  }
  std::set<absl::string_view> seen;
  for (size_t i = 0; i < sources.size(); ++i) {
    const std::string field = absl::StrCat("sources[", i, "]");
    if (sources[i].empty()) {
      faults.Add("FIELD_REQUIRED", field, "must not be empty");
    } else if (!seen.insert(sources[i]).second) {
      faults.Add("DUPLICATE", field, "is there twice");
    }
  }
}

}  // namespace

bool SaysTheSame(const Commentary& a, const Commentary& b) {
  const auto said = [](const Commentary& one) {
    return std::tie(one.subject, one.indicator, one.theme, one.heading, one.text, one.sources,
                    one.marking);
  };
  return said(a) == said(b);
}

Faults Validate(const Commentary& commentary) {
  Faults faults;
  fields::CheckId(commentary.id, "id", faults);
  CheckSubjectField(commentary.subject == CommentarySubject::kIndicator, "indicator",
                    commentary.indicator, faults);
  CheckSubjectField(commentary.subject == CommentarySubject::kTheme, "theme", commentary.theme,
                    faults);
  if (commentary.subject == CommentarySubject::kSection && commentary.heading.empty()) {
    faults.Add("FIELD_REQUIRED", "heading", "must name the section");
  }
  fields::CheckId(commentary.area, "area", faults);
  if (!IsMonthInRange(commentary.month)) faults.Add("MONTH_OUT_OF_RANGE", "month", kMonthRange);
  if (commentary.text.empty()) faults.Add("FIELD_REQUIRED", "text", "must be given");
  CheckSources(commentary.sources, faults);
  return faults;
}

}  // namespace copperplate::indicators
