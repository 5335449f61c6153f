#pragma once

#include <string>
#include <vector>

#include "services/cli/commands/command.h"

namespace copperplate::cli {

// What is about an indicator, a theme or a section is about that, else about the area.
struct CommentaryOptions {
  std::string id;  // or name
  std::string etag;
  std::string file;  // path of the text, or `-` for standard input
  std::string month;
  std::string area;       // id or name; empty: the force's own
  std::string indicator;  // id or name
  std::string theme;
  std::string section;  // its heading
  std::string marking;
  std::vector<std::string> sources;
};

ExitCode ShowCommentary(const CommandContext& context, const CommentaryOptions& options);
ExitCode AddCommentary(const CommandContext& context, const CommentaryOptions& options);
ExitCode AgreeCommentary(const CommandContext& context, const CommentaryOptions& options);
ExitCode ReopenCommentary(const CommandContext& context, const CommentaryOptions& options);

}  // namespace copperplate::cli
