#include "libs/api/record_image.h"

#include <gtest/gtest.h>

#include "libs/api/testing/resource.pb.h"

namespace copperplate::api {
namespace {

// Its authors are personal.
testing::Resource Book() {
  testing::Resource book;
  book.set_title("Basildon");
  book.mutable_source()->set_title("Ledger");
  book.mutable_source()->set_author("Okafor");
  book.add_sources()->set_title("Diary");
  book.add_sources()->set_author("Adeyemi");
  return book;
}

TEST(ImageOfTest, PrintsEveryPrimitiveField) {
  testing::Source source;
  source.set_title("Basildon \"new town\" \xe2\x82\xac");
  const RecordImage image = ImageOf(source);
  EXPECT_EQ(image.open,
            "{\"title\":\"Basildon \\\"new town\\\" \xe2\x82\xac\",\"note\":\"\",\"author\":\"\"}");
  EXPECT_EQ(image.personal, "");
}

TEST(ImageOfTest, WhatIsPersonalStandsApartAtAnyDepth) {
  const RecordImage image = ImageOf(Book());
  testing::Resource open = Book();
  open.mutable_source()->clear_author();
  open.mutable_sources(1)->clear_author();
  EXPECT_EQ(image.open, ImageOf(open).open);
  EXPECT_EQ(image.personal,
            R"({"source":{"author":"Okafor"},"sources":[{},{"author":"Adeyemi"}]})");
}

TEST(ImageOfTest, TheMessageStaysAsItWas) {
  const testing::Resource book = Book();
  ImageOf(book);
  EXPECT_EQ(book.SerializeAsString(), Book().SerializeAsString());
}

TEST(MayHavePersonalTest, LooksAtEveryDepth) {
  EXPECT_TRUE(MayHavePersonal(*testing::Source::descriptor()));
  EXPECT_TRUE(MayHavePersonal(*testing::Resource::descriptor()));
  EXPECT_TRUE(MayHavePersonal(*testing::UpdateRequest::descriptor()));
  EXPECT_FALSE(MayHavePersonal(*testing::ListRequest::descriptor()));
}

TEST(ClearPersonalTest, EmptiesItAtAnyDepthAndNothingElse) {
  testing::Resource book = Book();
  ClearPersonal(book);
  testing::Resource open = Book();
  open.mutable_source()->clear_author();
  open.mutable_sources(1)->clear_author();
  EXPECT_EQ(book.SerializeAsString(), open.SerializeAsString());
}

}  // namespace
}  // namespace copperplate::api
