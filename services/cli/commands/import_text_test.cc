#include "services/cli/commands/import_text.h"

#include <gtest/gtest.h>

namespace copperplate::cli {
namespace {

TEST(DescribeImport, SaysWhatWasDone) {
  EXPECT_EQ(DescribeImport(Value::Parse(R"({"name": "forces/f/batches/b", "rowCount": "1",
      "insertedCount": "1", "revisedCount": "0", "unchangedCount": "0", "replayed": false})")),
            "imported 1 row as forces/f/batches/b: 1 new, 0 revised, 0 unchanged\n");
}

TEST(DescribeImport, ClaimsNothingNewOfARepeat) {
  EXPECT_EQ(DescribeImport(Value::Parse(R"({"name": "forces/f/batches/b", "rowCount": "2",
      "insertedCount": "2", "revisedCount": "0", "unchangedCount": "0", "replayed": true})")),
            "nothing changed: forces/f/batches/b was imported before, with 2 rows: 2 new, 0 "
            "revised, 0 unchanged\n");
}

TEST(DescribeImport, SaysThatATrialWroteNothing) {
  EXPECT_EQ(DescribeImport(Value::Parse(R"({"rowCount": "2", "insertedCount": "1",
      "revisedCount": "1", "unchangedCount": "0", "validateOnly": true})")),
            "would import 2 rows: 1 new, 1 revised, 0 unchanged; nothing was written\n");
}

TEST(DescribeWarnings, SaysOneALineAndWhereTheOthersAre) {
  EXPECT_EQ(DescribeWarnings(Value::Parse(R"({"warningCount": "0", "warnings": []})")), "");
  EXPECT_EQ(DescribeWarnings(Value::Parse(R"({"name": "forces/f/batches/b", "warningCount": "1",
      "warnings": [{"line": "26", "indicator": "forces/f/indicators/crime", "month": "2018-05",
      "area": "forces/f/areas/south", "breakdown": "age=15-17", "sentence": "That is a lot."}]})")),
            "1 warning:\n  line 26: crime, south, 2018-05, age=15-17: That is a lot.\n");
  EXPECT_EQ(DescribeWarnings(Value::Parse(R"({"name": "forces/f/batches/b", "warningCount": "1200",
      "warnings": []})")),
            "1200 warnings:\n  and others: copperplate batches warnings b\n");
  EXPECT_EQ(DescribeWarnings(Value::Parse(R"({"warningCount": "1200", "validateOnly": true,
      "warnings": []})")),
            "1200 warnings:\n  and others\n");
}

TEST(WhereFaultsAre, NamesTheBatchAndTheCommand) {
  EXPECT_EQ(WhereFaultsAre(Value::Parse(R"({"error": {"details": [{"fieldViolations": []},
      {"reason": "IMPORT_REFUSED", "metadata": {"batch": "forces/f/batches/b"}}]}})"),
                           "f"),
            "  refused as forces/f/batches/b\n  all faults: copperplate batches faults b\n");
  EXPECT_EQ(WhereFaultsAre(Value::Parse(R"({"error": {"details": [
      {"reason": "IMPORT_REFUSED", "metadata": {"batch": "forces/national/batches/b"}}]}})"),
                           "f"),
            "  refused as forces/national/batches/b\n"
            "  all faults: copperplate --force national batches faults b\n");
  EXPECT_EQ(
      WhereFaultsAre(Value::Parse(R"({"error": {"details": [{"metadata": {"faultCount": "3"}}]}})"),
                     "f"),
      "");
  EXPECT_EQ(WhereFaultsAre(Value::Parse("<html>"), "f"), "");
}

}  // namespace
}  // namespace copperplate::cli
