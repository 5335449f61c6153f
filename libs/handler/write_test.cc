#include "libs/handler/write.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "libs/api/testing/resource.pb.h"
#include "libs/status/error.h"
#include "libs/testing/status_matchers.h"

namespace copperplate::handler {
namespace {

using api::testing::Source;

struct Record {
  std::string title;
};

Source ToProto(const Record& record) {
  Source message;
  message.set_title(record.title);
  return message;
}

using Result = absl::StatusOr<Changed<Record>>;

absl::StatusOr<Source> Answer(const Result& result) {
  return Write<Source, Record>("source", ToProto, [&](const Printer<Record>&) { return result; });
}

TEST(WriteTest, TheReplyIsTheRecordAndTheEventHasItsImage) {
  std::string image;
  std::string reply;
  const auto written =
      Write<Source, Record>("source", ToProto, [&](const Printer<Record>& print) -> Result {
        const Record record{"one"};
        image = print.image(record).open;
        reply = print.reply(record);
        return record;
      });
  ABSL_ASSERT_OK(written);
  EXPECT_EQ(written->title(), "one");
  EXPECT_EQ(image, R"({"title":"one","note":"","author":""})");
  EXPECT_EQ(reply, written->SerializeAsString());
}

TEST(WriteTest, ARepeatGetsTheFirstReply) {
  Source first;
  first.set_title("first");
  first.set_note("of then");
  const auto repeated = Answer(FirstResult{first.SerializeAsString()});
  ABSL_ASSERT_OK(repeated);
  EXPECT_EQ(repeated->SerializeAsString(), first.SerializeAsString());
  EXPECT_THAT(Answer(FirstResult{"\xff"}).status(),
              copperplate::testing::StatusIs(absl::StatusCode::kInternal));
}

TEST(WriteTest, FaultsStandUnderTheResource) {
  Faults faults;
  faults.Add("TITLE_TAKEN", "title", "is another's");
  const absl::Status status = Answer(faults.ToStatus()).status();
  ASSERT_EQ(ErrorFields(status).size(), 1u);
  EXPECT_EQ(ErrorFields(status)[0].field, "source.title");
  EXPECT_EQ(Answer(absl::NotFoundError("x")).status(), absl::NotFoundError("x"));
  // Of a request whose fields are its own.
  const auto move = Write<Source, Record>(
      "", ToProto, [&](const Printer<Record>&) -> Result { return faults.ToStatus(); });
  ASSERT_EQ(ErrorFields(move.status()).size(), 1u);
  EXPECT_EQ(ErrorFields(move.status())[0].field, "title");
}

}  // namespace
}  // namespace copperplate::handler
