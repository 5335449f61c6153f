#include "libs/change_postgres/change_resource.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <functional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "absl/strings/str_cat.h"
#include "libs/change_postgres/test_util.h"

namespace copperplate::change_postgres {
namespace {

using ::testing::ElementsAre;

struct Gadget {
  std::string id;
  std::string title;
  RecordHeader header = {};
};

std::string GadgetImage(const Gadget& gadget) {
  return absl::StrCat(R"({"title":")", gadget.title, R"(","version":)", gadget.header.version, "}");
}
std::string GadgetReply(const Gadget& gadget) {
  return absl::StrCat("reply:", GadgetImage(gadget));
}

constexpr postgres::Statement kInsertGadget{postgres::kWrite, "insert_gadget",
                                            "INSERT INTO widget VALUES ($1, $2, $3)"};

absl::Status InsertGadget(postgres::Transaction& transaction, const Decided<Gadget>& decided) {
  const Gadget& gadget = decided.record;
  return transaction.Execute(kInsertGadget, "kent", gadget.id, gadget.header.version).status();
}

class ChangeResourceTest : public ShopTest {
 protected:
  using DecideGadget = std::function<absl::StatusOr<Decided<Gadget>>(postgres::Transaction&)>;
  using WriteGadget = std::function<absl::Status(postgres::Transaction&, const Decided<Gadget>&)>;

  static constexpr int64_t kStampSecond = 1'500'000'000;

  static Gadget Standing() {
    return {"one",
            "old",
            {"uid-1", absl::FromUnixSeconds(1), absl::FromUnixSeconds(2), 3, "alice", "bob"}};
  }
  static DecideGadget Always(Decided<Gadget> decided) {
    return [decided = std::move(decided)](postgres::Transaction&) { return decided; };
  }

  absl::StatusOr<Changed<Gadget>> ChangeGadget(const DecideGadget& decide,
                                               WriteMode mode = WriteMode::kWrite,
                                               const WriteGadget& write = InsertGadget) {
    const auto lock = [&](postgres::Transaction&) {
      steps_.emplace_back("lock");
      return absl::OkStatus();
    };
    const auto name = [](const Gadget& gadget) { return absl::StrCat("gadgets/", gadget.id); };
    const auto decided = [&](postgres::Transaction& transaction) {
      steps_.emplace_back("decide");
      return decide(transaction);
    };
    const auto stamp = [&](postgres::Transaction&) -> absl::StatusOr<Stamp> {
      steps_.emplace_back("stamp");
      return Stamp{absl::FromUnixSeconds(kStampSecond), 7};
    };
    const auto written = [&](postgres::Transaction& transaction, const Decided<Gadget>& what) {
      steps_.emplace_back("write");
      written_ = what;
      return write(transaction, what);
    };
    return ChangeResource<Gadget>({*pool_, uuids_}, Context(), lock,
                                  {.type = "gadget",
                                   .name = name,
                                   .decide = decided,
                                   .stamp = stamp,
                                   .write = written,
                                   .mode = mode,
                                   .print = {GadgetImage, GadgetReply}});
  }

  std::string Events() {
    return Value(
        "SELECT string_agg(concat_ws('|', force, actor, type, subject, coalesce(before, '-'), "
        "coalesce(after, '-'), extract(epoch FROM occurred_at)::int), ' ' ORDER BY seq) "
        "FROM shop.event_out");
  }

  std::vector<std::string> steps_;
  Decided<Gadget> written_;
};

TEST_F(ChangeResourceTest, ANewOneIsStampedAndTold) {
  ABSL_ASSERT_OK_AND_ASSIGN(const auto changed,
                            ChangeGadget(Always(Created(Gadget{"one", "new", Standing().header}))));
  const RecordHeader& header = std::get<Gadget>(changed).header;
  EXPECT_EQ(header.uid.size(), 36u);
  EXPECT_EQ(header.create_time, absl::FromUnixSeconds(kStampSecond));
  EXPECT_EQ(header.update_time, absl::FromUnixSeconds(kStampSecond));
  EXPECT_EQ(header.version, 7);
  EXPECT_EQ(header.created_by, "portal");
  EXPECT_EQ(header.updated_by, "portal");
  EXPECT_EQ(written_.record.header.uid, header.uid);
  EXPECT_EQ(Events(),
            R"(kent|portal|gadget.created|gadgets/one|-|{"title":"new","version":7}|1500000000)");
  EXPECT_EQ(Counts(), "1 1 1");
}

TEST_F(ChangeResourceTest, AnotherVersionKeepsWhoMadeIt) {
  ABSL_ASSERT_OK_AND_ASSIGN(const auto changed,
                            ChangeGadget(Always(Updated(Standing(), Gadget{"one", "new"}))));
  const RecordHeader& header = std::get<Gadget>(changed).header;
  EXPECT_EQ(header.uid, "uid-1");
  EXPECT_EQ(header.create_time, absl::FromUnixSeconds(1));
  EXPECT_EQ(header.created_by, "alice");
  EXPECT_EQ(header.update_time, absl::FromUnixSeconds(kStampSecond));
  EXPECT_EQ(header.updated_by, "portal");
  EXPECT_EQ(header.version, 7);
  EXPECT_EQ(Events(), R"(kent|portal|gadget.updated|gadgets/one|{"title":"old","version":3}|)"
                      R"({"title":"new","version":7}|1500000000)");
}

TEST_F(ChangeResourceTest, AMovesEventHasTheArrowsVerb) {
  ABSL_ASSERT_OK(ChangeGadget(Always(Updated(Standing(), Standing(), "frozen"))));
  EXPECT_EQ(Value("SELECT type FROM shop.event_out"), "gadget.frozen");
}

TEST_F(ChangeResourceTest, AnEndHasNoImageAfterIt) {
  ABSL_ASSERT_OK_AND_ASSIGN(const auto changed, ChangeGadget(Always(Deleted(Standing()))));
  EXPECT_EQ(std::get<Gadget>(changed).title, "old");
  EXPECT_TRUE(written_.deleted);
  EXPECT_EQ(written_.record.header.version, 7);
  EXPECT_EQ(Events(),
            R"(kent|portal|gadget.deleted|gadgets/one|{"title":"old","version":3}|-|1500000000)");
}

TEST_F(ChangeResourceTest, ValidateOnlyWritesNothingAndGivesNoHeader) {
  ABSL_ASSERT_OK_AND_ASSIGN(
      const auto preview,
      ChangeGadget(Always(Updated(Standing(), Standing())), WriteMode::kValidateOnly));
  EXPECT_EQ(std::get<Gadget>(preview).title, "old");
  EXPECT_EQ(std::get<Gadget>(preview).header.version, 0);
  EXPECT_EQ(std::get<Gadget>(preview).header.uid, "");
  EXPECT_THAT(steps_, ElementsAre("lock", "decide"));
  EXPECT_EQ(Counts(), "0 0 0");
}

TEST_F(ChangeResourceTest, ARepeatIsAnsweredWhatTheFirstWasAndDecidesNothing) {
  ABSL_ASSERT_OK(ChangeGadget(Always(Created(Gadget{"one", "new"}))));
  EXPECT_THAT(steps_, ElementsAre("lock", "decide", "stamp", "write"));
  steps_.clear();
  ABSL_ASSERT_OK_AND_ASSIGN(const auto again, ChangeGadget(Always(Created(Gadget{"two", "b"}))));
  EXPECT_EQ(std::get<FirstResult>(again).reply, R"(reply:{"title":"new","version":7})");
  EXPECT_THAT(steps_, ElementsAre("lock"));
  EXPECT_EQ(Counts(), "1 1 1");
}

TEST_F(ChangeResourceTest, ARefusalEndsIt) {
  const auto refuse = [](postgres::Transaction&) -> absl::StatusOr<Decided<Gadget>> {
    return absl::InvalidArgumentError("no");
  };
  EXPECT_EQ(ChangeGadget(refuse).status(), absl::InvalidArgumentError("no"));
  EXPECT_THAT(steps_, ElementsAre("lock", "decide"));
  const auto fail = [](postgres::Transaction& transaction, const Decided<Gadget>& decided) {
    ABSL_RETURN_IF_ERROR(InsertGadget(transaction, decided));
    return absl::DataLossError("disk");
  };
  EXPECT_EQ(ChangeGadget(Always(Created(Gadget{"one", "new"})), WriteMode::kWrite, fail).status(),
            absl::DataLossError("disk"));
  EXPECT_EQ(Counts(), "0 0 0");
}

// What met another on its key is decided anew, and told as what it then is.
TEST_F(ChangeResourceTest, ASecondRunTellsWhatItDecided) {
  int runs = 0;
  const auto decide = [&](postgres::Transaction&) -> absl::StatusOr<Decided<Gadget>> {
    if (runs++ == 0) return Created(Gadget{"one", "new"});
    return Updated(Standing(), Gadget{"one", "merged"});
  };
  const auto write = [](postgres::Transaction& transaction, const Decided<Gadget>& decided) {
    if (decided.before.has_value()) return absl::OkStatus();
    ABSL_RETURN_IF_ERROR(InsertGadget(transaction, decided));
    return InsertGadget(transaction, decided);
  };
  ABSL_ASSERT_OK(ChangeGadget(decide, WriteMode::kWrite, write));
  EXPECT_EQ(runs, 2);
  EXPECT_EQ(Events(), R"(kent|portal|gadget.updated|gadgets/one|{"title":"old","version":3}|)"
                      R"({"title":"merged","version":7}|1500000000)");
  EXPECT_EQ(Counts(), "0 1 1");
}

}  // namespace
}  // namespace copperplate::change_postgres
