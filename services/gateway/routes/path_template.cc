#include "services/gateway/routes/path_template.h"

#include <utility>

#include "absl/status/status.h"
#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "libs/status/status_macros.h"
#include "services/gateway/routes/percent.h"

namespace copperplate::gateway {
namespace {

bool IsFieldPath(absl::string_view text) {
  for (absl::string_view part : absl::StrSplit(text, '.')) {
    if (part.empty() || absl::ascii_isdigit(part[0])) return false;
    for (const char c : part) {
      if (!absl::ascii_isalnum(c) && c != '_') return false;
    }
  }
  return true;
}

// A recursive-descent parser over one template; `rest_` is what is still to be read.
class Parser {
 public:
  explicit Parser(absl::string_view text) : text_(text), rest_(text) {}

  absl::StatusOr<PathTemplate> Parse() {
    if (!Take('/')) return Fault("must begin with '/'");
    do {
      ABSL_RETURN_IF_ERROR(ParseSegmentOrVariable());
    } while (Take('/'));
    if (Take(':')) {
      out_.verb = std::string(rest_);
      if (out_.verb.empty() || out_.verb.find_first_of("/:{}*") != std::string::npos) {
        return Fault("the verb after ':' must be a plain word");
      }
      rest_ = "";
    }
    if (!rest_.empty()) return Fault("a '/' or ':' must follow a segment");
    return std::move(out_);
  }

 private:
  absl::Status Fault(absl::string_view what) const {
    return absl::InvalidArgumentError(absl::StrCat(
        "path template '", text_, "': ", what, " (at offset ", text_.size() - rest_.size(), ")"));
  }

  bool Take(char c) {
    if (rest_.empty() || rest_[0] != c) return false;
    rest_.remove_prefix(1);
    return true;
  }

  absl::Status ParseSegmentOrVariable() {
    ABSL_RETURN_IF_ERROR(CheckNotAfterRest());
    if (!Take('{')) return ParseSegment();
    const size_t name_end = rest_.find_first_of("=}");
    if (name_end == absl::string_view::npos) return Fault("a '{' is not closed");
    const absl::string_view name = rest_.substr(0, name_end);
    if (!IsFieldPath(name)) return Fault("a variable must name a field");
    for (const PathVariable& other : out_.variables) {
      if (name == other.field_path) return Fault("a field is bound twice");
    }
    rest_.remove_prefix(name_end);
    PathVariable variable{std::string(name), out_.segments.size(), 0};
    if (Take('=')) {
      do {
        ABSL_RETURN_IF_ERROR(ParseSegment());
      } while (Take('/'));
    } else {
      out_.segments.push_back({PathSegment::Kind::kAny, ""});
    }
    if (!Take('}')) return Fault("a '{' is not closed");
    const bool open_ended = out_.segments.back().kind == PathSegment::Kind::kRest;
    variable.end = open_ended ? PathVariable::kToTheEnd : out_.segments.size();
    out_.variables.push_back(std::move(variable));
    return absl::OkStatus();
  }

  absl::Status CheckNotAfterRest() const {
    if (out_.segments.empty() || out_.segments.back().kind != PathSegment::Kind::kRest) {
      return absl::OkStatus();
    }
    return Fault("nothing but a verb may follow '**'");
  }

  absl::Status ParseSegment() {
    ABSL_RETURN_IF_ERROR(CheckNotAfterRest());
    const size_t end = std::min(rest_.find_first_of("/:{}="), rest_.size());
    const absl::string_view text = rest_.substr(0, end);
    if (text.empty()) return Fault("a segment is empty");
    if (text == "*") {
      out_.segments.push_back({PathSegment::Kind::kAny, ""});
    } else if (text == "**") {
      out_.segments.push_back({PathSegment::Kind::kRest, ""});
    } else if (text.find('*') != absl::string_view::npos) {
      return Fault("'*' must stand alone in its segment");
    } else {
      const auto literal = PercentDecode(text, EncodedSlash::kKeep);
      if (!literal.ok()) return Fault(literal.status().message());
      out_.segments.push_back({PathSegment::Kind::kLiteral, *literal});
    }
    rest_.remove_prefix(end);
    return absl::OkStatus();
  }

  absl::string_view text_;
  absl::string_view rest_;
  PathTemplate out_;
};

}  // namespace

absl::StatusOr<PathTemplate> PathTemplate::Parse(absl::string_view text) {
  return Parser(text).Parse();
}

std::string PathTemplate::Shape() const {
  std::string shape;
  for (const PathSegment& segment : segments) {
    shape += '/';
    switch (segment.kind) {
      case PathSegment::Kind::kLiteral:
        shape += segment.literal;
        break;
      case PathSegment::Kind::kAny:
        shape += '*';
        break;
      case PathSegment::Kind::kRest:
        shape += "**";
        break;
    }
  }
  if (!verb.empty()) absl::StrAppend(&shape, ":", verb);
  return shape;
}

}  // namespace copperplate::gateway
