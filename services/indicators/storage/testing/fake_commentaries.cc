#include "services/indicators/storage/testing/fake_commentaries.h"

#include <algorithm>
#include <set>
#include <utility>

#include "libs/status/status_macros.h"
#include "services/indicators/app/ports/errors.h"
#include "services/indicators/app/ports/resource_names.h"

namespace copperplate::indicators {
namespace {

bool IsAskedFor(const CommentaryRecord& record, const CommentaryQuery& query) {
  const Commentary& one = record.commentary;
  return one.id > query.after && (query.sensitive || !record.sensitive()) &&
         query.month.value_or(one.month) == one.month &&
         query.subject.value_or(one.subject) == one.subject &&
         query.state.value_or(one.state) == one.state &&
         (query.indicator.empty() || query.indicator == one.indicator) &&
         (query.theme.empty() || query.theme == one.theme) &&
         (query.area.empty() || query.area == one.area);
}

}  // namespace

absl::Status FakeCommentaries::CheckReferences(absl::string_view force,
                                               const Commentary& commentary) const {
  Faults faults;
  if (!commentary.indicator.empty() && !indicators_.Has(force, commentary.indicator)) {
    AddIndicatorUnknown("indicator", faults);
  }
  std::set<std::string> themes;
  for (const IndicatorRecord& record : indicators_.At(force, kNewest)) {
    themes.insert(record.definition.theme);
  }
  if (!commentary.theme.empty() && themes.count(commentary.theme) == 0) {
    AddThemeUnknown("theme", {themes.begin(), themes.end()}, faults);
  }
  const std::vector<AreaRecord> areas = areas_.At(force, kNewest);
  const AreaRecord* const area = FindById(areas, commentary.area);
  if (area == nullptr) {
    AddAreaUnknown("area", faults);
  } else if (commentary.month < area->area.valid_from ||
             commentary.month > area->area.valid_to.value_or(commentary.month)) {
    AddAreaNotValid("area", faults);
  }
  return faults.ToStatus();
}

void FakeCommentaries::SetSensitiveNow(absl::string_view force, CommentaryRecord& record) const {
  record.sensitive_now = commentaries_.NewestOf(force, record).commentary.sensitive();
}

void FakeCommentaries::NoteReading(const RequestContext& context, absl::string_view id) {
  FakeLedger::Event event{context.force,     context.caller,
                          "commentary.read", kCommentaryName.Format(context.force, id),
                          std::nullopt,      std::nullopt};
  // A reading is not what its request asks for.
  RequestContext reading = context;
  reading.idempotency = std::nullopt;
  ledger_.Record(reading, std::move(event), [] { return std::string(); });
}

absl::StatusOr<CommentaryRecord> FakeCommentaries::Get(const RequestContext& context,
                                                       absl::string_view id, bool sensitive,
                                                       std::optional<absl::Time> known_at) {
  const std::lock_guard lock(ledger_.mutex());
  ABSL_ASSIGN_OR_RETURN(CommentaryRecord record,
                        commentaries_.Get(ledger_, context, id, known_at, CommentaryUnknown()));
  SetSensitiveNow(context.force, record);
  if (record.sensitive() && !sensitive) return CommentaryUnknown();
  if (record.sensitive()) NoteReading(context, id);
  return record;
}

absl::StatusOr<Page<CommentaryRecord>> FakeCommentaries::List(const RequestContext& context,
                                                              const CommentaryQuery& query) {
  const std::lock_guard lock(ledger_.mutex());
  ABSL_RETURN_IF_ERROR(ledger_.CheckForce(context.force));
  ABSL_ASSIGN_OR_RETURN(const int64_t revision, ledger_.RevisionAt(context.force, query.known_at));
  std::vector<CommentaryRecord> rows = commentaries_.At(context.force, revision);
  for (CommentaryRecord& row : rows) SetSensitiveNow(context.force, row);
  rows.erase(std::remove_if(rows.begin(), rows.end(),
                            [&](const CommentaryRecord& row) { return !IsAskedFor(row, query); }),
             rows.end());
  Page<CommentaryRecord> page = FirstOf(std::move(rows), query.limit);
  for (const CommentaryRecord& row : page.rows) {
    if (row.sensitive()) NoteReading(context, row.commentary.id);
  }
  return page;
}

absl::StatusOr<Changed<CommentaryRecord>> FakeCommentaries::Change(const RequestContext& context,
                                                                   const CommentaryChange& change) {
  using Next = Decided<CommentaryRecord>;
  const std::lock_guard lock(ledger_.mutex());
  bool sensitive = false;
  const auto decide = [&](const std::vector<CommentaryRecord>& held) -> absl::StatusOr<Next> {
    const CommentaryRecord* const present = FindById(held, change.id);
    ABSL_ASSIGN_OR_RETURN(Next decided, change.decide(present));
    const Commentary& commentary = decided.record.commentary;
    if (present == nullptr) {
      ABSL_RETURN_IF_ERROR(CheckReferences(context.force, commentary));
    }
    sensitive = !decided.deleted &&
                (commentary.sensitive() || (present != nullptr && present->commentary.sensitive()));
    return decided;
  };
  const auto name = [&](const CommentaryRecord& record) {
    return kCommentaryName.Format(context.force, record.commentary.id);
  };
  ABSL_ASSIGN_OR_RETURN(Changed<CommentaryRecord> changed,
                        commentaries_.Change(ledger_, context,
                                             {.type = "commentary",
                                              .name = name,
                                              .decide = decide,
                                              .mode = change.mode,
                                              .print = change.print}));
  if (change.mode == WriteMode::kValidateOnly && sensitive) NoteReading(context, change.id);
  return changed;
}

}  // namespace copperplate::indicators
