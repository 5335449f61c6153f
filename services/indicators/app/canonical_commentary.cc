#include "services/indicators/app/canonical_commentary.h"

#include <string>
#include <vector>

#include "absl/time/time.h"
#include "libs/time/civil.h"
#include "services/indicators/app/ports/resource_names.h"
#include "services/indicators/domain/names.h"

namespace copperplate::indicators {
namespace {

std::string Instant(absl::Time time) {
  return absl::FormatTime("%Y-%m-%dT%H:%M:%E6SZ", time, absl::UTCTimeZone());
}

void SetGiven(absl::string_view name, absl::string_view text, CanonicalObject& out) {
  if (!text.empty()) out.SetText(name, text);
}

CanonicalValue FromCommentary(absl::string_view force, const CommentaryRecord& record) {
  const Commentary& commentary = record.commentary;
  CanonicalObject out;
  out.SetText("name", kCommentaryName.Format(force, commentary.id));
  out.SetText("uid", record.header.uid);
  out.SetText("createTime", Instant(record.header.create_time));
  out.SetText("updateTime", Instant(record.header.update_time));
  out.SetText("subject", Name(commentary.subject));
  if (!commentary.indicator.empty()) {
    out.SetText("indicator", kIndicatorName.Format(force, commentary.indicator));
  }
  SetGiven("theme", commentary.theme, out);
  SetGiven("heading", commentary.heading, out);
  out.SetText("area", kAreaName.Format(force, commentary.area));
  out.SetText("month", FormatMonth(commentary.month));
  out.SetText("text", commentary.text);
  if (!commentary.sources.empty()) {
    std::vector<CanonicalValue> sources;
    for (const std::string& source : commentary.sources) sources.push_back(CanonicalText(source));
    out.Set("sources", CanonicalArray(sources));
  }
  out.SetText("author", commentary.author);
  out.SetText("state", Name(commentary.state));
  out.SetText("marking", Name(commentary.marking));
  return out.Build();
}

}  // namespace

CanonicalValue CanonicalCommentaries(absl::string_view force,
                                     absl::Span<const CommentaryRecord> records) {
  std::vector<CanonicalValue> values;
  values.reserve(records.size());
  for (const CommentaryRecord& record : records) values.push_back(FromCommentary(force, record));
  return CanonicalArray(values);
}

}  // namespace copperplate::indicators
