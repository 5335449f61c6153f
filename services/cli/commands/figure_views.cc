#include "absl/strings/str_cat.h"
#include "services/cli/commands/views.h"
#include "services/cli/terminal/number.h"

namespace copperplate::cli {
namespace {

using Form = ViewColumn::Form;
using Filter = ViewOption::Form;

std::string Kept(const Value& last_page, size_t shown, absl::string_view noun) {
  const std::string total = last_page["totalCount"].text();
  if (total.empty() || total == "0" || total == absl::StrCat(shown)) return "";
  return absl::StrCat("the first ", shown, " of ", Counted(total, noun), "\n");
}
std::string KeptFaults(const Value& last_page, size_t shown) {
  return Kept(last_page, shown, "fault");
}
std::string KeptWarnings(const Value& last_page, size_t shown) {
  return Kept(last_page, shown, "warning");
}

constexpr ViewOption kFigure[] = {
    {"--indicator", "indicator", "The indicator's id or name", Filter::kIndicator, true},
    {"--month", "month", "Month, YYYY-MM; of a quarter or year its last", Filter::kText, true},
    {"--area", "area", kAreaAbout, Filter::kArea},
    {"--breakdown", "breakdown", "A part, such as age=15-17; the whole by default"},
};

constexpr ViewOption kFigures[] = {
    {"--indicator", "indicator", "Only this indicator's, by id or name", Filter::kIndicator},
    {"--area", "area", "Only this area's, by id or name", Filter::kArea},
    {"--from", "fromMonth", "From this month on, YYYY-MM"},
    {"--to", "toMonth", "To this month, itself included"},
    {"--month", "fromMonth toMonth", "Only this month's", Filter::kText, false, "--from --to"},
    kKnownAtOption,
};

constexpr ViewOption kOfMonth[] = {{"--month", "month", "Only this month's, YYYY-MM"}};

// As CSV the columns of an import, so that what came out can go in again.
constexpr ViewColumn kObservationColumns[] = {
    {"Indicator", "indicator", Form::kId},
    {"Area", "area", Form::kId},
    {"Month", "month"},
    {"Numerator", "numerator", Form::kNumber},
    {"Denominator", "denominator", Form::kNumber},
    {"Status", "status"},
    {"Qualifier", "qualifier"},
    {"Breakdown", "breakdown"},
    {"Period months", "periodMonths", Form::kNumber},
    {"Batch", "batch", Form::kTable},
};

constexpr ViewColumn kHistoryColumns[] = {
    {"Revision", "revision", Form::kNumber},
    {"Recorded", "recordTime"},
    {"Numerator", "numerator", Form::kNumber},
    {"Denominator", "denominator", Form::kNumber},
    {"Status", "status"},
    {"Qualifier", "qualifier"},
    {"Batch", "batch", Form::kId},
    {"By", "author"},
    {"Reason", "revisionReason"},
};

constexpr ViewColumn kBatchColumns[] = {
    {"Batch", "name", Form::kId},
    {"State", "state"},
    {"Imported", "createTime"},
    {"By", "author"},
    {"Rows", "rowCount", Form::kNumber},
    {"New", "insertedCount", Form::kNumber},
    {"Revised", "revisedCount", Form::kNumber},
    {"Unchanged", "unchangedCount", Form::kNumber},
    {"Faults", "faultCount", Form::kNumber},
    {"Warnings", "warningCount", Form::kNumber},
    {"Source", "source"},
    {"Reason", "revisionReason", Form::kLong},
    {"Revision", "revision", Form::kLong},
    {"SHA-256", "contentSha256", Form::kLong},
};

constexpr ViewColumn kFaultColumns[] = {
    {"Line", "line", Form::kNumber},
    {"Column", "field"},
    {"Reason", "reason"},
    {"Description", "description"},
};

constexpr ViewColumn kWarningColumns[] = {
    {"Line", "line", Form::kNumber}, {"Indicator", "indicator", Form::kId},
    {"Area", "area", Form::kId},     {"Month", "month"},
    {"Breakdown", "breakdown"},      {"Kind", "kind"},
    {"Sentence", "sentence"},
};

constexpr ViewColumn kSnapshotColumns[] = {
    {"Snapshot", "name", Form::kId},
    {"Month", "month"},
    {"Area", "area", Form::kId},
    {"Profile", "profile", Form::kId},
    {"Edition", "edition", Form::kNumber},
    {"Published", "createTime"},
    {"By", "author"},
};

}  // namespace

const View kObservationsView = {
    .verb = "observations",
    .about = "List figures; as CSV in the form that import takes",
    .example = "copperplate observations --indicator all-recorded-crime --from 2017-04 --csv",
    .path = "/v1/forces/$0/observations",
    .items = "observations",
    .columns = kObservationColumns,
    .options = kFigures};

const View kHistoryView = {
    .verb = "history",
    .about = "List every revision of one figure, the latest first",
    .example = "copperplate history --indicator all-recorded-crime --month 2018-03",
    .path = "/v1/forces/$0/observations:history",
    .items = "observations",
    .columns = kHistoryColumns,
    .options = kFigure};

const View kBatchesView = {.verb = "batches",
                           .about = "List the imports, the latest first",
                           .example = "copperplate batches",
                           .path = "/v1/forces/$0/batches",
                           .items = "batches",
                           .columns = kBatchColumns};

const View kBatchView = {.verb = "show",
                         .about = "Show one import",
                         .example = "copperplate batches show crime-2018-03",
                         .path = "/v1/forces/$0/batches/$1",
                         .items = nullptr,
                         .columns = kBatchColumns,
                         .id_of = "batch",
                         .collection = "batches",
                         .layout = View::Layout::kRecords};

const View kBatchFaultsView = {.verb = "faults",
                               .about = "List what is wrong with the rows of a refused import",
                               .example = "copperplate batches faults crime-2018-03",
                               .path = "/v1/forces/$0/batches/$1/faults",
                               .items = "faults",
                               .columns = kFaultColumns,
                               .id_of = "batch",
                               .collection = "batches",
                               .note = &KeptFaults};

const View kBatchWarningsView = {.verb = "warnings",
                                 .about = "List what an import was warned of and not refused for",
                                 .example = "copperplate batches warnings crime-2018-03",
                                 .path = "/v1/forces/$0/batches/$1/warnings",
                                 .items = "warnings",
                                 .columns = kWarningColumns,
                                 .id_of = "batch",
                                 .collection = "batches",
                                 .note = &KeptWarnings};

const View kSnapshotsView = {.verb = "list",
                             .about = "List snapshots, the latest month first",
                             .example = "copperplate snapshot list --month 2018-03",
                             .path = "/v1/forces/$0/snapshots",
                             .items = "snapshots",
                             .columns = kSnapshotColumns,
                             .options = kOfMonth};

}  // namespace copperplate::cli
