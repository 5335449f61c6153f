#include "services/cli/commands/volunteers.h"

#include <iostream>

#include "absl/strings/str_cat.h"
#include "services/cli/commands/names.h"
#include "services/cli/commands/outcome.h"
#include "services/cli/commands/pages.h"
#include "services/cli/commands/send_file.h"
#include "services/cli/http/exit_code.h"

namespace copperplate::cli {
namespace {

// The first page, which has everything but the duties of those behind it, with all duties.
absl::StatusOr<Response> WholeExport(const CommandContext& context, const std::string& path,
                                     bool free_text) {
  std::string duties;
  std::string others;
  const absl::StatusOr<Response> last = VisitPages(
      context.client, path, {{"includeFreeText", free_text ? "true" : ""}}, "duties",
      [&](const Value& duty) { absl::StrAppend(&duties, duties.empty() ? "" : ",", duty.json()); },
      [&](const Value& page) {
        if (!others.empty()) return;
        for (const auto& [name, value] : page.members()) {
          if (name == "duties" || name == "nextPageToken") continue;
          absl::StrAppend(&others, Quote(name), ":", value.json(), ",");
        }
      });
  if (!last.ok() || ExitCodeOf(last->status) != kDone) return last;
  if (!Value::Parse(last->body).object()) return last;
  Response whole = *last;
  whole.body = absl::StrCat("{", others, "\"duties\":[", duties, "]}");
  return whole;
}

// `what` is the collection.
ExitCode ImportFromSource(const CommandContext& context, const SourceImportOptions& options,
                          absl::string_view what) {
  const absl::StatusOr<SentFile> sent =
      SendFile(context, options.file,
               absl::StrCat("/v1/forces/", PathPart(context.force), "/", what, ":import"),
               {{"importId", options.import_id},
                {"source", options.source},
                {"validateOnly", options.validate_only ? "true" : ""}});
  if (!sent.ok()) return RefuseFile(sent.status());
  return Finish(context, sent->response, [&](const Value& imported) {
    std::cout << (options.validate_only ? "would import " : "imported ")
              << imported["createdCount"].text() << " " << what << ", "
              << imported["unchangedCount"].text() << " were there already\n";
  });
}

}  // namespace

ExitCode PublishFigures(const CommandContext& context, const PublishOptions& options) {
  const std::string body = absl::StrCat("{\"month\":", Quote(options.month),
                                        ",\"figurePublicationId\":", Quote(options.id), "}");
  const std::string path =
      absl::StrCat("/v1/forces/", PathPart(context.force), "/volunteerFigures:publish");
  return Finish(context, context.client.PostJson(path, {}, body), [](const Value& published) {
    std::cout << "published " << published["figures"].elements().size() << " figures of "
              << published["month"].text() << " as known at " << published["knownAt"].text()
              << ", to be delivered as " << published["batch"].text() << "\n";
  });
}

ExitCode ExportVolunteer(const CommandContext& context, const VolunteerExportOptions& options) {
  const std::string path =
      absl::StrCat("/v1/forces/", PathPart(context.force), "/volunteers/",
                   PathPart(IdOf(context.force, "volunteers", options.volunteer)), ":export");
  return Finish(context, WholeExport(context, path, options.free_text),
                [](const Value& exported) { std::cout << exported.json() << "\n"; });
}

ExitCode ImportVolunteers(const CommandContext& context, const VolunteerImportOptions& options) {
  const absl::StatusOr<SentFile> sent = SendFile(
      context, options.file,
      absl::StrCat("/v1/forces/", PathPart(context.force), "/volunteers:import"),
      {{"importId", options.import_id}, {"validateOnly", options.validate_only ? "true" : ""}});
  if (!sent.ok()) return RefuseFile(sent.status());
  return Finish(context, sent->response, [&](const Value& imported) {
    const bool replayed = imported["replayed"].boolean();
    std::cout << (options.validate_only ? "would import "
                  : replayed            ? "had imported "
                                        : "imported ")
              << imported["volunteerCount"].text() << " volunteers with "
              << imported["engagementCount"].text() << " engagements\n";
  });
}

ExitCode ImportDuties(const CommandContext& context, const SourceImportOptions& options) {
  return ImportFromSource(context, options, "duties");
}

ExitCode ImportSessions(const CommandContext& context, const SourceImportOptions& options) {
  return ImportFromSource(context, options, "sessions");
}

}  // namespace copperplate::cli
