// A change of one resource that has a header (libs/change/record.h), the same way for each: a set
// (change_set.h) of one record.
//
//   return ChangeResource<WidgetRecord>(
//       {pool_, uuids_}, context, lock,
//       {.type = "widget", .name = name, .decide = decide, .stamp = stamp, .write = write,
//        .mode = change.mode, .print = change.print});
#pragma once

#include <string>
#include <utility>

#include "absl/functional/function_ref.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "libs/change/change.h"
#include "libs/change/decided.h"
#include "libs/change_postgres/change_set.h"
#include "libs/change_postgres/run_change.h"
#include "libs/status/status_macros.h"

namespace copperplate::change_postgres {

// What is a resource's own in a change of it. All may run again.
template <typename Record>
struct ResourceWork {
  // Its events are `<type>.<verb>`.
  absl::string_view type;
  // The resource's name.
  absl::FunctionRef<std::string(const Record&)> name;
  // Reads what the rules look at and gives what is to be. An error ends the change with it.
  absl::FunctionRef<absl::StatusOr<Decided<Record>>(postgres::Transaction&)> decide;
  TakeStamp stamp;
  // Writes `decided.record`, whose header is that of the new version.
  absl::FunctionRef<absl::Status(postgres::Transaction&, const Decided<Record>& decided)> write;
  WriteMode mode = WriteMode::kWrite;
  Printer<Record> print;
};

// ChangeAll() of one record.
template <typename Record>
absl::StatusOr<Changed<Record>> ChangeResource(const ChangeParts& parts,
                                               const RequestContext& context, Lock lock,
                                               const ResourceWork<Record>& work) {
  const Record* record = nullptr;
  const auto decide = [&](postgres::Transaction& transaction, ChangeSet& changes) -> absl::Status {
    ABSL_ASSIGN_OR_RETURN(Decided<Record> decided, work.decide(transaction));
    std::string name = work.name(decided.record);
    record = &changes.Add<Record>(std::move(decided), {.type = work.type,
                                                       .name = std::move(name),
                                                       .write = work.write,
                                                       .image = work.print.image});
    return absl::OkStatus();
  };
  const auto result = [&] { return *record; };
  return ChangeAll<Record>(parts, context, lock,
                           {.mode = work.mode,
                            .decide = decide,
                            .stamp = work.stamp,
                            .result = result,
                            .reply = work.print.reply});
}

}  // namespace copperplate::change_postgres
