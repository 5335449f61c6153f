// Printed cells in memory: the part of FakeDashboards that is PrintedCellRepository.
#include <vector>

#include "libs/status/status_macros.h"
#include "services/indicators/app/ports/errors.h"
#include "services/indicators/domain/made_ids.h"
#include "services/indicators/storage/testing/fake_dashboards.h"
#include "services/indicators/storage/testing/version_at.h"

namespace copperplate::indicators {

void FakeDashboards::AddPrinted(const Force& force, int64_t at, absl::string_view area,
                                int32_t month, IndicatorFigures& out) {
  for (const auto& [key, versions] : force.printed) {
    const PrintedCellRecord* const record = VersionAt(versions, at);
    if (record == nullptr || key.area != area || key.month != month) continue;
    if (key.indicator != out.definition.id) continue;
    if (key.column == Column::kPeers) {
      out.peers.push_back({*key.comparator, *record->verdict, std::nullopt, record->data_to,
                           PeerOrigin::kAsPrinted, record->text});
    } else {
      out.printed.push_back({key.column, record->text, record->reason});
    }
  }
}

absl::StatusOr<PrintedCellsWritten> FakeDashboards::Write(
    const RequestContext& context, const std::vector<PrintedCellRecord>& cells,
    PrintImage<PrintedCellRecord> print) {
  using Field = UnknownReference::Field;
  const std::lock_guard lock(mutex_);
  const auto force = Known(context.force);
  if (!force.ok()) return force.status();
  PrintedCellsWritten written;
  std::vector<const PrintedCellRecord*> changed;
  for (size_t i = 0; i < cells.size(); ++i) {
    const PrintedCellKey& key = cells[i].key;
    if ((*force)->indicators.count(key.indicator) == 0) {
      written.unknown.push_back({i, Field::kIndicator});
    }
    if ((*force)->areas.count(key.area) == 0) written.unknown.push_back({i, Field::kArea});
    const auto held = (*force)->printed.find(key);
    if (held != (*force)->printed.end() && held->second.rbegin()->second == cells[i]) {
      ++written.unchanged;
    } else {
      print(cells[i]);
      changed.push_back(&cells[i]);
    }
  }
  if (!written.unknown.empty() || changed.empty()) return written;
  const int64_t revision = NewRevision(**force);
  for (const PrintedCellRecord* cell : changed) (*force)->printed[cell->key][revision] = *cell;
  written.changed = static_cast<int>(changed.size());
  return written;
}

absl::StatusOr<PrintedCellRecord> FakeDashboards::Get(const RequestContext& context,
                                                      absl::string_view id,
                                                      std::optional<absl::Time> known_at) {
  const std::lock_guard lock(mutex_);
  const auto force = Known(context.force);
  if (!force.ok()) return force.status();
  ABSL_ASSIGN_OR_RETURN(const int64_t revision, RevisionAt(**force, known_at));
  for (const auto& [key, versions] : (*force)->printed) {
    const PrintedCellRecord* const record = VersionAt(versions, revision);
    if (record != nullptr && PrintedCellId(key) == id) return *record;
  }
  return PrintedCellUnknown();
}

absl::StatusOr<Page<PrintedCellRecord>> FakeDashboards::List(
    const RequestContext& context, std::optional<int32_t> month,
    const std::optional<PrintedCellKey>& after, std::optional<absl::Time> known_at, int limit) {
  const std::lock_guard lock(mutex_);
  const auto force = Known(context.force);
  if (!force.ok()) return force.status();
  ABSL_ASSIGN_OR_RETURN(const int64_t revision, RevisionAt(**force, known_at));
  Page<PrintedCellRecord> page;
  for (const auto& [key, versions] : (*force)->printed) {
    const PrintedCellRecord* const record = VersionAt(versions, revision);
    if (record == nullptr || (after.has_value() && key <= *after)) continue;
    if (month.has_value() && key.month != *month) continue;
    page.more = page.rows.size() == static_cast<size_t>(limit);
    if (page.more) break;
    page.rows.push_back(*record);
  }
  return page;
}

}  // namespace copperplate::indicators
