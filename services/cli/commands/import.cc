#include "services/cli/commands/import.h"

#include <iostream>

#include "absl/strings/str_cat.h"
#include "services/cli/commands/import_text.h"
#include "services/cli/commands/outcome.h"
#include "services/cli/commands/send_file.h"

namespace copperplate::cli {
namespace {

ExitCode Import(const CommandContext& context, const ImportOptions& options,
                const std::string& path) {
  const absl::StatusOr<SentFile> sent =
      SendFile(context, options.file, path,
               {{"batchId", options.batch},
                {"source", options.source},
                {"revisionReason", options.reason},
                {"validateOnly", options.validate_only ? "true" : ""}});
  if (!sent.ok()) return RefuseFile(sent.status());
  const ExitCode code = Finish(context, sent->response, [](const Value& batch) {
    std::cout << DescribeImport(batch) << DescribeWarnings(batch);
  });
  if (code == kRefused) {
    std::cerr << WhereFaultsAre(Value::Parse(sent->response->body), context.force);
  }
  return code;
}

}  // namespace

ExitCode ImportObservations(const CommandContext& context, const ImportOptions& options) {
  return Import(context, options,
                absl::StrCat("/v1/forces/", PathPart(context.force), "/observations:import"));
}

ExitCode ImportPeerFigures(const CommandContext& context, const ImportOptions& options) {
  return Import(context, options, "/v1/forces/national/peerFigures:import");
}

}  // namespace copperplate::cli
