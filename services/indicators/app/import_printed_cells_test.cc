#include "services/indicators/app/import_printed_cells.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "libs/testing/status_matchers.h"
#include "services/indicators/storage/testing/dashboard_world.h"
#include "services/indicators/storage/testing/usual.h"

namespace copperplate::indicators {
namespace {

using absl::StatusCode;
using ::testing::ElementsAre;
using testing::HasReason;
using testing::StatusIs;

PrintedCellRecord Cell() {
  PrintedCellRecord cell;
  cell.key = {kMonth, "crime", "essex", Column::kCurrent, std::nullopt};
  cell.text = "5";
  cell.reason = "misprint";
  return cell;
}

PrintedCellRecord Peer() {
  PrintedCellRecord cell = Cell();
  cell.key.column = Column::kPeers;
  cell.key.comparator = Comparator::kRegional;
  cell.verdict = VerdictWord::kLower;
  cell.reason.clear();
  return cell;
}

std::vector<std::string> FaultsOf(PrintedCellRecord cell,
                                  const std::function<void(PrintedCellRecord&)>& change) {
  change(cell);
  const Faults faults = CheckPrintedCell(cell, kMonth);
  std::vector<std::string> out;
  for (const FieldFault& fault : faults.faults()) out.push_back(fault.field);
  if (!out.empty()) out.insert(out.begin(), faults.reason());
  return out;
}

TEST(CheckPrintedCellTest, TakesWhatIsSound) {
  const auto unchanged = [](PrintedCellRecord&) {};
  EXPECT_THAT(FaultsOf(Cell(), unchanged), ElementsAre());
  EXPECT_THAT(FaultsOf(Peer(), unchanged), ElementsAre());
  EXPECT_THAT(FaultsOf(Peer(), [](auto& cell) { cell.data_to = kMonth; }), ElementsAre());
  EXPECT_THAT(FaultsOf(Peer(), [](auto& cell) { cell.reason = "as printed"; }), ElementsAre());
}

TEST(CheckPrintedCellTest, NamesWhatIsNot) {
  using Record = PrintedCellRecord;
  EXPECT_THAT(FaultsOf(Cell(), [](Record& cell) { cell.key.month = kMonth + 1; }),
              ElementsAre("MONTH_IN_FUTURE", "month"));
  EXPECT_THAT(FaultsOf(Cell(), [](Record& cell) { cell.key.column = Column::kChange; }),
              ElementsAre("COLUMN_NOT_PRINTED", "column"));
  EXPECT_THAT(FaultsOf(Cell(), [](Record& cell) { cell.text = cell.reason = ""; }),
              ElementsAre("FIELD_REQUIRED", "text", "reason"));
  EXPECT_THAT(FaultsOf(Cell(),
                       [](Record& cell) {
                         cell.key.comparator = Comparator::kNational;
                         cell.verdict = VerdictWord::kHigher;
                         cell.data_to = kMonth;
                       }),
              ElementsAre("FIELD_NOT_FOR_COLUMN", "comparator", "verdict", "data_to"));
  EXPECT_THAT(FaultsOf(Peer(),
                       [](Record& cell) {
                         cell.key.comparator.reset();
                         cell.verdict.reset();
                       }),
              ElementsAre("FIELD_REQUIRED", "comparator", "verdict"));
  EXPECT_THAT(FaultsOf(Peer(), [](Record& cell) { cell.data_to = kMonth + 1; }),
              ElementsAre("MONTH_IN_FUTURE", "data_to"));
}

class ImportPrintedCellsTest : public ::testing::Test {
 protected:
  ImportPrintedCellsTest() {
    world_->AddArea("essex", GivenArea("essex", AreaKind::kForce));
    world_->AddIndicator("essex", GivenDefinition("crime", Measure::kCount));
  }
  absl::StatusOr<PrintedCellsWritten> Import(const std::vector<PrintedCellRecord>& cells) {
    return ImportPrintedCells(world_->printed_cells(), DashboardContext("essex"), cells,
                              [](const PrintedCellRecord&) { return std::string("{}"); });
  }
  const std::unique_ptr<DashboardWorld> world_ = MakeFakeDashboardWorld();
};

TEST_F(ImportPrintedCellsTest, CountsWhatItWrote) {
  ABSL_ASSERT_OK_AND_ASSIGN(const PrintedCellsWritten first, Import({Cell(), Peer()}));
  EXPECT_EQ(first.changed, 2);
  ABSL_ASSERT_OK_AND_ASSIGN(const PrintedCellsWritten again, Import({Cell(), Peer()}));
  EXPECT_EQ(again.changed, 0);
  EXPECT_EQ(again.unchanged, 2);
}

TEST_F(ImportPrintedCellsTest, NamesEveryDuplicate) {
  Faults faults;
  CheckDistinct({Cell(), Peer(), Cell(), Peer(), Peer()}, {false, false, false, false, true},
                faults);
  const absl::Status status = faults.ToStatus();
  EXPECT_THAT(status, StatusIs(StatusCode::kInvalidArgument));
  EXPECT_THAT(status, HasReason("DUPLICATE_CELL"));
  ASSERT_EQ(ErrorFields(status).size(), 2u);
  EXPECT_EQ(ErrorFields(status)[0].field, "printed_cells[2]");
  EXPECT_EQ(ErrorFields(status)[1].field, "printed_cells[3]");
}

TEST_F(ImportPrintedCellsTest, NamesEveryUnknownReference) {
  PrintedCellRecord stray = Cell();
  stray.key.indicator = "arson";
  stray.key.area = "kent";
  const absl::Status status = Import({Cell(), stray}).status();
  EXPECT_THAT(status, StatusIs(StatusCode::kInvalidArgument));
  EXPECT_THAT(status, HasReason("INDICATOR_UNKNOWN"));
  ASSERT_EQ(ErrorFields(status).size(), 2u);
  EXPECT_EQ(ErrorFields(status)[0].field, "printed_cells[1].indicator");
  EXPECT_EQ(ErrorFields(status)[1].field, "printed_cells[1].area");
  ABSL_ASSERT_OK_AND_ASSIGN(const PrintedCellsWritten written, Import({Cell()}));
  EXPECT_EQ(written.changed, 1);
}

}  // namespace
}  // namespace copperplate::indicators
