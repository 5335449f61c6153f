#include "services/cli/commands/commentary.h"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <iostream>

#include "absl/status/statusor.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "services/cli/commands/commentary_text.h"
#include "services/cli/commands/names.h"
#include "services/cli/commands/outcome.h"
#include "services/cli/terminal/width.h"

namespace copperplate::cli {
namespace {

// Far more than the service takes.
constexpr size_t kMostTextBytes = 1 << 20;

std::string Collection(const CommandContext& context) {
  return absl::StrCat("/v1/forces/", PathPart(context.force), "/commentaries");
}

std::string Path(const CommandContext& context, const CommentaryOptions& options) {
  return absl::StrCat(Collection(context), "/",
                      PathPart(IdOf(context.force, "commentaries", options.id)));
}

// Without the line ends behind it.
absl::StatusOr<std::string> ReadText(const std::string& path) {
  const bool standard = path == "-";
  std::FILE* const file = standard ? stdin : std::fopen(path.c_str(), "rb");
  const auto fault = [&](const char* what) {
    return absl::InvalidArgumentError(absl::StrCat(standard ? "standard input" : path, ": ", what));
  };
  if (file == nullptr) return fault(std::strerror(errno));
  std::string text(kMostTextBytes + 1, '\0');
  text.resize(std::fread(text.data(), 1, text.size(), file));
  const int error = std::ferror(file) != 0 ? errno : 0;
  if (!standard) std::fclose(file);
  if (error != 0) return fault(std::strerror(error));
  if (text.size() > kMostTextBytes) return fault("is larger than 1 MiB");
  while (!text.empty() && text.back() == '\n') text.pop_back();
  return text;
}

const char* SubjectOf(const CommentaryOptions& options) {
  if (!options.indicator.empty()) return "INDICATOR";
  if (!options.theme.empty()) return "THEME";
  return options.section.empty() ? "AREA" : "SECTION";
}

std::string Body(const CommandContext& context, const CommentaryOptions& options,
                 const std::string& text) {
  const auto quoted = [](std::string* out, const std::string& source) {
    absl::StrAppend(out, Quote(source));
  };
  return absl::StrCat(
      "{\"subject\":", Quote(SubjectOf(options)),
      ",\"indicator\":", Quote(NameOf(context.force, "indicators", options.indicator)),
      ",\"theme\":", Quote(options.theme), ",\"heading\":", Quote(options.section),
      ",\"area\":", Quote(NameOf(context.force, "areas", options.area)),
      ",\"month\":", Quote(options.month), ",\"marking\":", Quote(options.marking),
      ",\"text\":", text, ",\"sources\":[", absl::StrJoin(options.sources, ",", quoted), "]}");
}

ExitCode MoveTo(const CommandContext& context, const CommentaryOptions& options,
                const char* method) {
  const std::string body = absl::StrCat("{\"etag\":", Quote(options.etag), "}");
  return Finish(
      context, context.client.PostJson(absl::StrCat(Path(context, options), method), {}, body),
      [](const Value& commentary) {
        std::cout << commentary["name"].text() << " is " << commentary["state"].text() << "\n";
      });
}

}  // namespace

ExitCode ShowCommentary(const CommandContext& context, const CommentaryOptions& options) {
  const absl::StatusOr<Response> response = context.client.Get(Path(context, options), {});
  return Finish(context, response, [&](const Value& printable) {
    std::cout << DrawCommentary(Value::Parse(response->body), TerminalWidth())
              << "  etag: " << printable["etag"].text() << "\n";
  });
}

ExitCode AddCommentary(const CommandContext& context, const CommentaryOptions& options) {
  const absl::StatusOr<std::string> text = ReadText(options.file);
  if (!text.ok()) return Finish(context, text.status(), [](const Value&) {});
  const std::string quoted = Quote(*text);
  if (Value::Parse(absl::StrCat("[", quoted, "]")).elements().empty()) {
    return Finish(context, absl::InvalidArgumentError(absl::StrCat(options.file, ": is no UTF-8")),
                  [](const Value&) {});
  }
  const std::string id = IdOf(context.force, "commentaries", options.id);
  return Finish(context,
                context.client.PostJson(Collection(context), {{"commentaryId", id}},
                                        Body(context, options, quoted)),
                [](const Value& commentary) {
                  std::cout << "added " << commentary["name"].text() << " as "
                            << commentary["state"].text() << "\n";
                });
}

ExitCode AgreeCommentary(const CommandContext& context, const CommentaryOptions& options) {
  return MoveTo(context, options, ":agree");
}

ExitCode ReopenCommentary(const CommandContext& context, const CommentaryOptions& options) {
  return MoveTo(context, options, ":reopen");
}

}  // namespace copperplate::cli
