#include "services/indicators/transport/commentary_mapping.h"

#include <string>

#include "absl/strings/str_cat.h"
#include "libs/api/enum_field.h"
#include "libs/api/header.h"
#include "libs/fields/civil.h"
#include "libs/fields/text.h"
#include "libs/time/civil.h"
#include "services/indicators/app/ports/resource_names.h"
#include "services/indicators/transport/reference.h"

namespace copperplate::indicators {
namespace {

constexpr size_t kLongestHeading = 200;
constexpr size_t kLongestCommentarySource = 500;
constexpr size_t kLongestCommentary = 20'000;

static_assert(v1::Commentary::SECTION == static_cast<int>(CommentarySubject::kSection) + 1);
static_assert(v1::Commentary::Subject_MAX == v1::Commentary::SECTION);
static_assert(v1::Commentary::AGREED == static_cast<int>(CommentaryState::kAgreed) + 1);
static_assert(v1::Commentary::State_MAX == v1::Commentary::AGREED);
static_assert(v1::Commentary::OFFICIAL_SENSITIVE ==
              static_cast<int>(Marking::kOfficialSensitive) + 1);
static_assert(v1::Commentary::Marking_MAX == v1::Commentary::OFFICIAL_SENSITIVE);

}  // namespace

Commentary ReadCommentary(absl::string_view force, absl::string_view id,
                          const v1::Commentary& message, Faults& faults) {
  Commentary commentary;
  commentary.id = std::string(id);
  const bool has_subject = api::CheckEnum(message.subject(), "subject", faults);
  if (has_subject) {
    commentary.subject = api::FromProto<CommentarySubject>(message.subject());
  }
  if (!message.indicator().empty()) {
    commentary.indicator =
        ReadReference(kIndicatorName, force, message.indicator(), "indicator", faults);
  }
  commentary.theme = message.theme();
  commentary.heading = fields::ReadLine(message.heading(), "heading", faults, kLongestHeading);
  commentary.area = ReadAreaOfForce(force, message.area(), "area", faults);
  commentary.month = fields::ReadMonth(message.month(), "month", faults);
  fields::CheckOptionalProse(message.text(), "text", faults, kLongestCommentary);
  commentary.text = message.text();
  for (int i = 0; i < message.sources_size(); ++i) {
    commentary.sources.push_back(fields::ReadLine(
        message.sources(i), absl::StrCat("sources[", i, "]"), faults, kLongestCommentarySource));
  }
  commentary.marking = api::ReadEnum<Marking>(message.marking(), "marking", faults);
  // Without a subject nothing can be said of what goes with it.
  Faults found = Validate(commentary);
  Faults of_rules;
  for (const FieldFault& fault : found.faults()) {
    const bool of_subject =
        fault.field == "indicator" || fault.field == "theme" || fault.field == "heading";
    if (has_subject || !of_subject) of_rules.Add(fault.reason, fault.field, fault.description);
  }
  faults.AddRuleFaults(of_rules);
  return commentary;
}

v1::Commentary WriteCommentary(absl::string_view force, const CommentaryRecord& record) {
  const Commentary& commentary = record.commentary;
  v1::Commentary out;
  out.set_name(kCommentaryName.Format(force, commentary.id));
  api::WriteHeader(record.header, out);
  out.set_subject(api::ToProto<v1::Commentary::Subject>(commentary.subject));
  if (!commentary.indicator.empty()) {
    out.set_indicator(kIndicatorName.Format(force, commentary.indicator));
  }
  out.set_theme(commentary.theme);
  out.set_heading(commentary.heading);
  out.set_area(kAreaName.Format(force, commentary.area));
  out.set_month(FormatMonth(commentary.month));
  out.set_text(commentary.text);
  for (const std::string& source : commentary.sources) out.add_sources(source);
  out.set_author(commentary.author);
  out.set_state(api::ToProto<v1::Commentary::State>(commentary.state));
  out.set_marking(api::ToProto<v1::Commentary::Marking>(commentary.marking));
  return out;
}

}  // namespace copperplate::indicators
