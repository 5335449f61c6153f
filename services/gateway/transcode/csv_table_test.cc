#include "services/gateway/transcode/csv_table.h"

#include <gtest/gtest.h>

#include "absl/strings/str_cat.h"
#include "libs/status/error.h"
#include "parish.pb.h"

namespace copperplate::gateway {
namespace {

using parish::v1::ListNoticesResponse;

class CsvTableTest : public ::testing::Test {
 protected:
  std::string Csv(const google::protobuf::Message& reply) {
    const auto table = CsvTable::Of(types_.Of(*reply.GetDescriptor()));
    std::string out;
    EXPECT_TRUE(table->Append(types_, reply.SerializeAsString(), out).ok());
    return out;
  }

  PlanSet types_{{ListNoticesResponse::descriptor()->file()}, nullptr};
};

constexpr char kHeader[] =
    "name,title,viewCount,priority,createTime,copies,tags,place.street,place.latitude,etag\r\n";

TEST_F(CsvTableTest, FlattensRowsAndKeepsZeroAndAbsentApart) {
  ListNoticesResponse reply;
  reply.set_next_page_token("more");
  auto& first = *reply.add_notices();
  first.set_name("parishes/ely/notices/a");
  first.set_title("Lost, a \"cat\"\nGrey");
  first.set_view_count(1234567890123);
  first.set_priority(parish::v1::HIGH);
  first.mutable_create_time()->set_seconds(1522486800);
  first.set_copies(0);
  first.add_tags("x");
  first.add_tags("y,z");
  first.mutable_place()->set_latitude(52.5);
  first.set_etag("v1");
  auto& second = *reply.add_notices();
  second.set_title("=1+1");
  second.set_priority(static_cast<parish::v1::Priority>(9));
  EXPECT_EQ(Csv(reply),
            std::string(kHeader) +
                "parishes/ely/notices/a,\"Lost, a \"\"cat\"\"\nGrey\",1234567890123,HIGH,"
                "2018-03-31T09:00:00Z,0,\"[\"\"x\"\",\"\"y,z\"\"]\",,52.5,v1\r\n"
                ",'=1+1,0,9,,,[],,,\r\n");
}

TEST_F(CsvTableTest, HasItsHeaderWithoutRows) { EXPECT_EQ(Csv(ListNoticesResponse()), kHeader); }

TEST_F(CsvTableTest, PrintsTheFormsOfWellKnownMessages) {
  parish::v1::KindTable reply;
  auto& row = *reply.add_rows();
  row.mutable_string_value()->set_value("a\"b");
  row.mutable_int64_value();
  row.mutable_duration()->set_seconds(3);
  row.mutable_nested()->mutable_inner()->set_label("x");
  (*row.mutable_structure()->mutable_fields())["k"].set_number_value(1);
  row.set_some_bytes("\xff");
  row.set_a_double(0.5);
  const std::string csv = Csv(reply);
  const std::string header = csv.substr(0, csv.find("\r\n"));
  EXPECT_NE(header.find("nested.label,nested.amount,nested.inner,"), std::string::npos) << header;
  const auto cells_have = [&](const std::string& text) {
    EXPECT_NE(csv.find(text, header.size()), std::string::npos) << text << " in " << csv;
  };
  cells_have(",\"a\"\"b\",");
  cells_have(",3s,");
  cells_have(",0,\"{\"\"label\"\":\"\"x\"\",\"\"amount\"\":0}\",");
  cells_have(",\"{\"\"k\"\":1}\",");
  cells_have(",/w==,");
  EXPECT_EQ(std::count(header.begin(), header.end(), ','),
            parish::v1::EveryKind::descriptor()->field_count() + 2 + 2 - 1)
      << "nested and chosen_nested are three columns each";
}

TEST_F(CsvTableTest, DefusesTextAndNeverNumbers) {
  parish::v1::KindTable reply;
  auto& row = *reply.add_rows();
  row.set_a_string("-1.5");
  row.mutable_string_value()->set_value("@cmd");
  row.set_some_bytes("\xfb");
  row.set_a_double(-0.5);
  row.mutable_duration()->set_seconds(-3);
  row.mutable_value()->set_string_value("=1");
  const std::string csv = Csv(reply);
  for (const char* cell : {",-1.5,", ",'@cmd,", ",+w==,", "\r\n-0.5,", ",-3s,", ",'=1,"}) {
    EXPECT_NE(csv.find(cell), std::string::npos) << cell << " in " << csv;
  }
}

parish::v1::ReadingTable Readings() {
  parish::v1::ReadingTable reply;
  reply.add_places()->set_street("not a row");
  reply.set_title("=Ely, and \"Soham\"");
  reply.add_meters(parish::v1::ReadingTable::GAS);
  reply.add_meters(parish::v1::ReadingTable::WATER);
  reply.mutable_place()->set_latitude(52.5);
  auto& march = *reply.add_months();
  march.set_month("2018-03");
  march.set_remark("@5");
  march.add_readings()->set_value(1.5);
  march.add_readings()->set_unit("l");
  return reply;
}

constexpr char kReadingHeader[] =
    "title,place.street,place.latitude,month,remark,meters,readings.value,readings.unit\r\n";
constexpr char kReadingPlace[] = "\"'=Ely, and \"\"Soham\"\"\",,52.5,";

TEST_F(CsvTableTest, OfSeveralListsTheMarkedOneIsTheTable) {
  EXPECT_EQ(Csv(Readings()), absl::StrCat(kReadingHeader,                             //
                                          kReadingPlace, "2018-03,'@5,GAS,1.5,\r\n",  //
                                          kReadingPlace, "2018-03,'@5,WATER,0,l\r\n"));
}

TEST_F(CsvTableTest, ARowWithoutLinesIsNotLost) {
  parish::v1::ReadingTable reply = Readings();
  reply.mutable_months(0)->clear_readings();
  EXPECT_EQ(Csv(reply), absl::StrCat(kReadingHeader, kReadingPlace, "2018-03,'@5,,,\r\n"));
  EXPECT_EQ(Csv(parish::v1::ReadingTable()), kReadingHeader);
}

TEST_F(CsvTableTest, ALineWithoutALabelIsNotLost) {
  parish::v1::ReadingTable reply = Readings();
  reply.clear_meters();
  reply.add_meters(static_cast<parish::v1::ReadingTable::Meter>(7));
  EXPECT_EQ(Csv(reply), absl::StrCat(kReadingHeader,                           //
                                     kReadingPlace, "2018-03,'@5,7,1.5,\r\n",  //
                                     kReadingPlace, "2018-03,'@5,,0,l\r\n"));
}

TEST_F(CsvTableTest, RefusesLinesThatAreMalformed) {
  const auto table = CsvTable::Of(types_.Of(*parish::v1::ReadingTable::descriptor()));
  std::string out;
  // months { readings { <cut> } }
  EXPECT_EQ(ErrorReason(table->Append(types_, std::string("\x2a\x03\x12\x01\xff"), out)),
            "REPLY_MALFORMED");
}

TEST_F(CsvTableTest, WithoutAMarkOnlyOneListMakesATable) {
  EXPECT_EQ(CsvTable::Of(types_.Of(*parish::v1::Notice::descriptor())), nullptr);
  EXPECT_EQ(CsvTable::Of(types_.Of(*parish::v1::EveryKind::descriptor())), nullptr);
}

TEST_F(CsvTableTest, TheListOfAResourceIsNoTableAndThatOfAPageIs) {
  EXPECT_EQ(CsvTable::Of(types_.Of(*parish::v1::Meeting::descriptor())), nullptr);
  parish::v1::NamedPage page;
  page.add_places()->set_street("Fore Hill");
  EXPECT_EQ(Csv(page), "street,latitude\r\nFore Hill,0\r\n");
}

TEST_F(CsvTableTest, RefusesBytesThatAreNoSuchMessage) {
  const auto table = CsvTable::Of(types_.Of(*ListNoticesResponse::descriptor()));
  for (const std::string& wire : {std::string("\x0a\x05x"), std::string("\x0a\x01\xff")}) {
    std::string out;
    EXPECT_EQ(ErrorReason(table->Append(types_, wire, out)), "REPLY_MALFORMED");
  }
}

}  // namespace
}  // namespace copperplate::gateway
