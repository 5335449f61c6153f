// The Board's dashboard as at 31 March 2018: every cell of the printed page, from reconstructed
// figures, through the service.
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "services/indicators/transport/testing/demonstration_test.h"

namespace copperplate::indicators {
namespace {

using Row = v1::DashboardRow;
using testing::IsOk;

// A printed cell that the service computes otherwise, and says so.
struct Exception {
  std::string printed;
  std::string computed;
};
using Exceptions = std::map<std::pair<std::string, std::string>, Exception>;

// The eight cells that contradict the rest of their own table, and the verdicts that the figures
// do not bear out.
Exceptions ReadExceptions() {
  Exceptions exceptions;
  const auto rows =
      DemonstrationTable("deploy/demonstration/seeds/dashboard_2018_03_exceptions.csv");
  EXPECT_THAT(rows, IsOk());
  for (size_t i = 1; i < rows->size(); ++i) {
    const std::vector<std::string>& row = (*rows)[i];
    exceptions[{row[0], row[1]}] = {row[2], row[3]};
  }
  EXPECT_EQ(exceptions.size(), 8u);
  exceptions[{"Incidents with mental health qualifier", "v1yr"}] = {"Lower", "Comparable"};
  exceptions[{"How safe do our communities feel?", "v1yr"}] = {"Higher", "Comparable"};
  exceptions[{"Satisfaction with Service Delivery - Hate Crime", "v1yr"}] = {"Comparable",
                                                                             "Higher"};
  exceptions[{"Community Resolutions", "benchmark"}] = {"Comparable", "Lower"};
  return exceptions;
}

std::string PeersText(const Row& row) { return row.peers().empty() ? "-" : row.peers(0).text(); }

// What the page prints where the service says so; empty where both are the same.
template <class Cell>
std::string AsPrinted(const Cell& cell) {
  return cell.has_as_printed() ? cell.as_printed().text() : "";
}

class PrintedDashboardServiceTest : public DemonstrationTest {};

TEST_F(PrintedDashboardServiceTest, EveryCellIsAsPrinted) {
  ABSL_ASSERT_OK_AND_ASSIGN(const auto page,
                            DemonstrationTable("deploy/demonstration/seeds/dashboard_2018_03.csv"));
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Dashboard dashboard, Get(OfMonth("2018-03")));
  ASSERT_EQ(page.size(), 43u);
  ASSERT_EQ(dashboard.rows_size(), 42);
  const Exceptions exceptions = ReadExceptions();
  std::set<std::pair<std::string, std::string>> met;
  for (int i = 0; i < 42; ++i) {
    const std::vector<std::string>& printed = page[static_cast<size_t>(i) + 1];
    const Row& row = dashboard.rows(i);
    SCOPED_TRACE(printed[1]);
    EXPECT_EQ(row.title(), printed[1]);
    const std::tuple<const char*, std::string, std::string> cells[] = {
        {"current", row.current().text(), AsPrinted(row.current())},
        {"minus1", row.minus_1_year().text(), AsPrinted(row.minus_1_year())},
        {"minus2", row.minus_2_years().text(), AsPrinted(row.minus_2_years())},
        {"minus3", row.minus_3_years().text(), AsPrinted(row.minus_3_years())},
        {"v1yr", row.v_1_year_average().text(), AsPrinted(row.v_1_year_average())},
        {"v3yr", row.v_3_year_average().text(), AsPrinted(row.v_3_year_average())},
        {"fytd", row.fytd().text(), AsPrinted(row.fytd())},
        {"fytd_1", row.fytd_minus_1_year().text(), AsPrinted(row.fytd_minus_1_year())},
        {"rolling12", row.rolling_12().text(), AsPrinted(row.rolling_12())},
        {"baseline", row.baseline().text(), AsPrinted(row.baseline())},
        {"benchmark", row.benchmark().text(), AsPrinted(row.benchmark())},
        {"msf", PeersText(row), ""},
    };
    for (size_t column = 0; column < std::size(cells); ++column) {
      const auto& [name, computed, as_printed] = cells[column];
      SCOPED_TRACE(name);
      const std::string& on_page = printed[column + 2];
      const auto exception = exceptions.find({printed[1], name});
      if (exception == exceptions.end()) {
        EXPECT_EQ(computed, on_page);
        EXPECT_EQ(as_printed, "");
      } else {
        met.insert(exception->first);
        EXPECT_EQ(on_page, exception->second.printed);
        EXPECT_EQ(computed, exception->second.computed);
        EXPECT_EQ(as_printed, on_page);
      }
    }
  }
  EXPECT_EQ(met.size(), exceptions.size());
}

}  // namespace
}  // namespace copperplate::indicators
