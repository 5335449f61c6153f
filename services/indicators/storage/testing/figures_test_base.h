#pragma once

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "absl/strings/str_cat.h"
#include "libs/digest/sha256.h"
#include "libs/imports/row_fault.h"
#include "libs/testing/status_matchers.h"
#include "services/indicators/storage/testing/figures_world.h"
#include "services/indicators/storage/testing/given_rows.h"

namespace copperplate::indicators {

inline RequestContext ContextFor(absl::string_view force) {
  RequestContext context;
  context.force = std::string(force);
  context.caller = "importer-1";
  context.call_id = "call-1";
  context.deadline = absl::Now() + absl::Seconds(60);
  return context;
}

// What a test's import says of itself.
struct ImportNote {
  std::string batch_id = "";
  std::string revision_reason = "";
  WriteMode mode = WriteMode::kWrite;
  std::string content = "content";
  bool (*cancelled)() = [] { return false; };
};

// A world with two forces: each has the area of its own, below it `south` and `north`, and the
// indicators `crime` (COUNT), `speed` (MEAN).
class FiguresTestBase {
 public:
  static constexpr int32_t kMonth = 2018 * 12 + 2;  // March 2018

  explicit FiguresTestBase(std::unique_ptr<FiguresWorld> made) : world_(std::move(made)) {
    for (const char* force : {"cambridgeshire", "essex"}) {
      world_->AddArea(force, {0, force, 0, {}}, "");
      world_->AddArea(force, {0, "south", 0, {}}, force);
      world_->AddArea(force, {0, "north", 0, {}}, force);
      world_->AddIndicator(force, Definition("crime", Measure::kCount));
      world_->AddIndicator(force, Definition("speed", Measure::kMean));
    }
  }

  static constexpr int64_t kFirstRevision = 6;  // of an import

  static IndicatorDefinition Definition(absl::string_view id, Measure measure) {
    IndicatorDefinition definition;
    definition.id = std::string(id);
    definition.measure = measure;
    return definition;
  }

  FiguresWorld& world() { return *world_; }
  ImportRepository& imports() { return world_->imports(); }
  BatchRepository& batches() { return world_->batches(); }
  ObservationRepository& observations() { return world_->observations(); }
  const RequestContext& context() const { return context_; }

  using Outcome = std::variant<Batch, ReasonRequired>;

  absl::StatusOr<Outcome> Apply(std::vector<GivenRow> rows, const ImportNote& note,
                                const RequestContext& context) {
    const auto reference = imports().LoadReference(context);
    if (!reference.ok()) return reference.status();
    return ApplyTo(*reference, std::move(rows), note, context);
  }
  absl::StatusOr<Outcome> ApplyTo(const ImportReference& reference, std::vector<GivenRow> rows,
                                  const ImportNote& note, const RequestContext& context) {
    const auto count = static_cast<int64_t>(rows.size());
    GivenRows source(reference, std::move(rows));
    const auto print = [](const Batch& batch) { return "{\"id\": \"" + batch.id + "\"}"; };
    const auto judge = [this](const std::vector<RecentSeries>& recent) {
      recent_ = recent;
      return warnings_;
    };
    return imports().Apply(context, MakeImport(note, count, print), reference, source, judge);
  }

  // The batch of an import that goes well.
  Batch Import(std::vector<GivenRow> rows, const ImportNote& note = {}) {
    const auto outcome = Apply(std::move(rows), note, context_);
    EXPECT_THAT(outcome, testing::IsOk());
    if (!outcome.ok() || !std::holds_alternative<Batch>(*outcome)) {
      ADD_FAILURE() << "refused";
      return {};
    }
    return std::get<Batch>(*outcome);
  }

  absl::StatusOr<Batch> Refuse(const ImportNote& note, int64_t fault_count,
                               const std::vector<imports::RowFault>& faults) {
    const auto print = [](const Batch& batch) { return "{\"id\": \"" + batch.id + "\"}"; };
    return imports().Refuse(context_, MakeImport(note, 7, print), fault_count, faults);
  }

  // All figures of the force at a revision (0: now), through pages of `limit`.
  std::vector<ObservationRecord> List(ObservationQuery query = {}, int limit = 500) {
    if (query.revision == 0) query.revision = Revision();
    query.limit = limit;
    std::vector<ObservationRecord> all;
    while (true) {
      const auto page = observations().List(context_, query);
      EXPECT_THAT(page, testing::IsOk());
      if (!page.ok()) return all;
      all.insert(all.end(), page->rows.begin(), page->rows.end());
      if (!page->more) return all;
      const ObservationRecord& last = all.back();
      query.after = ObservationPosition{last.area, last.indicator, last.month, last.breakdown};
    }
  }

  int64_t Revision() {
    const auto revision = observations().ResolveRevision(context_, std::nullopt);
    EXPECT_THAT(revision, testing::IsOk());
    return revision.value_or(-1);
  }

  // What the last import's judge was given, and what it answers.
  std::vector<RecentSeries> recent_;
  absl::StatusOr<ImportWarnings> warnings_ = ImportWarnings();

 private:
  static indicators::Import MakeImport(const ImportNote& note, int64_t rows,
                                       PrintImage<Batch> print) {
    return {.batch_id = note.batch_id,
            .source = "test",
            .revision_reason = note.revision_reason,
            .content = Sha256(note.content),
            .row_count = rows,
            .mode = note.mode,
            .print = print,
            .cancelled = note.cancelled};
  }

  std::unique_ptr<FiguresWorld> world_;
  const RequestContext context_ = ContextFor("cambridgeshire");
};

// What every implementation of the figures' ports does.
class FiguresWorldTest : public ::testing::TestWithParam<std::unique_ptr<FiguresWorld> (*)()>,
                         public FiguresTestBase {
 protected:
  FiguresWorldTest() : FiguresTestBase(GetParam()()) {}
};

// `south crime -1 = 12/40`: area, indicator, months from March 2018 on, figure.
inline std::string Brief(const ObservationRecord& record) {
  return absl::StrCat(
      record.area, " ", record.indicator, " ", record.month - FiguresTestBase::kMonth,
      record.breakdown.empty() ? "" : " ", record.breakdown, " = ", record.numerator / kMillion,
      record.denominator.has_value() ? absl::StrCat("/", *record.denominator / kMillion) : "");
}
inline std::vector<std::string> Brief(const std::vector<ObservationRecord>& records) {
  std::vector<std::string> out;
  out.reserve(records.size());
  for (const ObservationRecord& record : records) out.push_back(Brief(record));
  return out;
}

inline auto Counts(int64_t inserted, int64_t revised, int64_t unchanged) {
  return ::testing::AllOf(::testing::Field(&Batch::inserted_count, inserted),
                          ::testing::Field(&Batch::revised_count, revised),
                          ::testing::Field(&Batch::unchanged_count, unchanged));
}

}  // namespace copperplate::indicators
