#include "libs/postgres/copy.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "absl/strings/str_cat.h"
#include "libs/postgres/test_util.h"
#include "libs/status/error.h"
#include "libs/status/status_macros.h"

namespace copperplate::postgres {
namespace {

using absl::StatusCode;

constexpr StagingTable kStaging{"staged_item", "id bigint, title text, at timestamptz"};
constexpr Statement kMerge{kWrite, "merge_staged", R"(
    INSERT INTO item (force, id, title)
    SELECT 'kent', id, title FROM staged_item ORDER BY id)"};

class CopyTest : public ShopTest {
 protected:
  void SetUp() override {
    ShopTest::SetUp();
    if (!HasFatalFailure()) pool_ = MakePool(RuntimeOptions(1));
  }

  Lease Take(absl::Time deadline = Soon()) {
    auto lease = pool_->Acquire("kent", deadline);
    EXPECT_TRUE(lease.ok()) << lease.status();
    return *std::move(lease);
  }

  static absl::StatusOr<int64_t> Import(Lease& lease, int first, int count) {
    return lease.Transaction([&](Transaction& transaction) -> absl::StatusOr<int64_t> {
      ABSL_ASSIGN_OR_RETURN(
          const int64_t staged, transaction.Stage(kStaging, [&](CopyWriter& out) -> absl::Status {
            for (int i = first; i < first + count; ++i) {
              ABSL_RETURN_IF_ERROR(out.Write(i, absl::StrCat("title ", i), absl::UnixEpoch()));
            }
            return absl::OkStatus();
          }));
      EXPECT_EQ(staged, count);
      return transaction.Execute(kMerge);
    });
  }

  std::unique_ptr<Pool> pool_;
};

TEST_F(CopyTest, StreamsRowsOneImportAfterAnother) {
  Lease lease = Take();
  EXPECT_EQ(*Import(lease, 1, 50000), 50000);
  EXPECT_EQ(*Import(lease, 50001, 7), 7);
  EXPECT_EQ(*Import(lease, 60000, 0), 0);
  EXPECT_EQ(*(*lease.Query(kCount))[0].Get<int>(0), 50007);
}

TEST_F(CopyTest, ValuesArriveAsTheyAre) {
  const std::vector<std::optional<std::string>> titles = {"",
                                                          "\\N",
                                                          "tab\tnew\nline\rreturn\\back",
                                                          "\\.",
                                                          std::nullopt,
                                                          "naïve 'q' \"q\"",
                                                          std::string(200000, 'x')};
  const auto produce = [&](CopyWriter& out) -> absl::Status {
    for (size_t i = 0; i < titles.size(); ++i) {
      ABSL_RETURN_IF_ERROR(out.Write(i, titles[i], std::nullopt));
    }
    return absl::OkStatus();
  };
  Lease lease = Take();
  const absl::Status status = lease.Transaction([&](Transaction& transaction) -> absl::Status {
    ABSL_RETURN_IF_ERROR(transaction.Stage(kStaging, produce).status());
    ABSL_ASSIGN_OR_RETURN(const Rows rows,
                          transaction.Query(Statement{
                              kRead, "staged", "SELECT title, at FROM staged_item ORDER BY id"}));
    EXPECT_EQ(rows.size(), static_cast<int>(titles.size()));
    for (int i = 0; i < rows.size(); ++i) {
      std::optional<std::string> title;
      std::optional<absl::Time> at;
      ABSL_RETURN_IF_ERROR(rows[i].Read(title, at));
      EXPECT_EQ(title, titles[static_cast<size_t>(i)]);
      EXPECT_EQ(at, std::nullopt);
    }
    return absl::OkStatus();
  });
  EXPECT_EQ(status, absl::OkStatus());
}

TEST_F(CopyTest, AProducersStatusFailsTheTransaction) {
  const auto produce = [](CopyWriter& out) -> absl::Status {
    ABSL_RETURN_IF_ERROR(out.Write(1, "a", std::nullopt));
    return absl::DataLossError("the file ended early");
  };
  Lease lease = Take();
  const absl::Status status = lease.Transaction([&](Transaction& transaction) -> absl::Status {
    const auto staged = transaction.Stage(kStaging, produce);
    EXPECT_EQ(staged.status(), absl::DataLossError("the file ended early"));
    EXPECT_EQ(transaction.Execute(kMerge).status(), staged.status());
    return staged.status();
  });
  EXPECT_EQ(status, absl::DataLossError("the file ended early"));
  // Nothing failed in the database: no observer takes the COPY for a fault.
  EXPECT_EQ(observer_.SqlStates("stage_staged_item"), (std::vector<std::string>{"00000", "00000"}));
  EXPECT_EQ(*Import(lease, 1, 3), 3);
}

TEST_F(CopyTest, AFailedRowCannotBeSwallowed) {
  const auto produce = [](CopyWriter& out) -> absl::Status {
    EXPECT_EQ(ErrorReason(out.Write(1, std::string("a\0b", 3), std::nullopt)), "TEXT_NUL");
    EXPECT_EQ(ErrorReason(out.Write(2, "good", std::nullopt)), "TEXT_NUL");
    return absl::OkStatus();
  };
  Lease lease = Take();
  EXPECT_EQ(ErrorReason(lease.Transaction([&](Transaction& transaction) {
              return transaction.Stage(kStaging, produce).status();
            })),
            "TEXT_NUL");
}

TEST_F(CopyTest, RefusesWhatPostgreSqlCannotHold) {
  Lease lease = Take();
  const auto stage = [&](absl::string_view id, const std::string& title) {
    const auto produce = [&](CopyWriter& out) { return out.Write(id, title, std::nullopt); };
    return lease.Transaction(
        [&](Transaction& transaction) { return transaction.Stage(kStaging, produce).status(); });
  };
  EXPECT_EQ(ErrorReason(stage("1", std::string("a\0b", 3))), "TEXT_NUL");
  const absl::Status status = stage("Mrs Secret", "a");
  EXPECT_EQ(ErrorReason(status), "DATA_EXCEPTION");
  EXPECT_EQ(status.ToString().find("Secret"), std::string::npos);
  EXPECT_EQ(ErrorMetadata(stage("1", "\xff"), "sqlstate"), "22021");
  EXPECT_EQ(*Import(lease, 1, 3), 3);
}

TEST_F(CopyTest, EndsAtTheDeadline) {
  int64_t rows = 0;
  const auto endless = [&](CopyWriter& out) -> absl::Status {
    for (;; ++rows) ABSL_RETURN_IF_ERROR(out.Write(rows, "endless", std::nullopt));
  };
  {
    Lease lease = Take(absl::Now() + absl::Milliseconds(500));
    const absl::Status status = lease.Transaction(
        [&](Transaction& transaction) { return transaction.Stage(kStaging, endless).status(); });
    EXPECT_EQ(status.code(), StatusCode::kDeadlineExceeded);
    EXPECT_GT(rows, 0);
  }
  Lease lease = Take();
  EXPECT_EQ(*Import(lease, 1, 3), 3);
}

TEST_F(CopyTest, AConnectionLostHalfWayIsTriedAgainFromTheStart) {
  int runs = 0;
  std::string pid;
  const auto produce = [&](CopyWriter& out) -> absl::Status {
    for (int i = 1; i <= 20000; ++i) {
      ABSL_RETURN_IF_ERROR(out.Write(i, std::string(100, 'x'), std::nullopt));
      if (i == 10000 && runs == 1) {
        AsSuperuser(absl::StrCat("SELECT pg_terminate_backend(", pid, ", 10000)"));
      }
    }
    return absl::OkStatus();
  };
  Lease lease = Take();
  const absl::Status status = lease.Transaction([&](Transaction& transaction) -> absl::Status {
    ABSL_ASSIGN_OR_RETURN(const Rows rows,
                          transaction.Query(Statement{kRead, "pid", "SELECT pg_backend_pid()"}));
    pid = std::string(rows[0].Text(0));
    ++runs;
    ABSL_RETURN_IF_ERROR(transaction.Stage(kStaging, produce).status());
    return transaction.Execute(kMerge).status();
  });
  EXPECT_EQ(status, absl::OkStatus());
  EXPECT_EQ(runs, 2);
  EXPECT_EQ(*(*lease.Query(kCount))[0].Get<int>(0), 20000);
}

}  // namespace
}  // namespace copperplate::postgres
