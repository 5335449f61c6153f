#include "services/gateway/openapi/comments.h"

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"

namespace copperplate::gateway {
namespace {

using google::protobuf::SourceLocation;

// Lines of one paragraph are joined; an empty line stays.
std::string Clean(absl::string_view comment) {
  std::string text;
  bool paragraph = false;
  for (absl::string_view line : absl::StrSplit(comment, '\n')) {
    line = absl::StripTrailingAsciiWhitespace(line);
    absl::ConsumePrefix(&line, " ");
    if (line.empty()) {
      paragraph = !text.empty();
      continue;
    }
    if (!text.empty()) text += paragraph ? "\n\n" : " ";
    paragraph = false;
    absl::StrAppend(&text, line);
  }
  return text;
}

template <typename Descriptor>
std::string Comment(const Descriptor& descriptor) {
  SourceLocation location;
  if (!descriptor.GetSourceLocation(&location)) return "";
  return Clean(location.leading_comments.empty() ? location.trailing_comments
                                                 : location.leading_comments);
}

}  // namespace

std::string CommentOf(const google::protobuf::Descriptor& d) { return Comment(d); }
std::string CommentOf(const google::protobuf::FieldDescriptor& d) { return Comment(d); }
std::string CommentOf(const google::protobuf::EnumDescriptor& d) { return Comment(d); }
std::string CommentOf(const google::protobuf::EnumValueDescriptor& d) { return Comment(d); }
std::string CommentOf(const google::protobuf::ServiceDescriptor& d) { return Comment(d); }
std::string CommentOf(const google::protobuf::MethodDescriptor& d) { return Comment(d); }

std::string SummaryOf(const std::string& comment) {
  for (size_t i = 0; i < comment.size(); ++i) {
    const bool ends = i + 1 == comment.size() || comment[i + 1] == ' ' || comment[i + 1] == '\n';
    if (comment[i] == '.' && ends) return comment.substr(0, i);
    if (comment[i] == '\n') return comment.substr(0, i);
  }
  return comment;
}

}  // namespace copperplate::gateway
