#include "services/cli/commands/pack.h"

#include <iostream>

#include "absl/strings/str_cat.h"
#include "services/cli/commands/outcome.h"
#include "services/cli/commands/pack_markdown.h"

namespace copperplate::cli {

ExitCode ShowPack(const CommandContext& context, const MeetingOptions& options) {
  const std::string path = absl::StrCat(MeetingPath(context, options), ":pack");
  return Finish(context, context.client.Get(path, {}),
                [](const Value& pack) { std::cout << PackMarkdown(pack); });
}

}  // namespace copperplate::cli
