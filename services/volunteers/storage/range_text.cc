#include "services/volunteers/storage/range_text.h"

#include "absl/strings/str_cat.h"
#include "absl/time/time.h"
#include "libs/postgres/codec.h"

namespace copperplate::volunteers {
namespace {

void AppendBound(absl::Time bound, std::string& text) {
  if (bound == absl::InfiniteFuture() || bound == absl::InfinitePast()) return;  // none
  postgres::Codec<absl::Time>::Encode(bound, text);
}

}  // namespace

std::string MultirangeText(const InstantSet& instants) {
  std::string text = "{";
  for (const InstantRange& range : instants.ranges()) {
    absl::StrAppend(&text, text.size() > 1 ? "," : "", "[");
    AppendBound(range.from, text);
    text += ',';
    AppendBound(range.to, text);
    text += ')';
  }
  return text + "}";
}

}  // namespace copperplate::volunteers
