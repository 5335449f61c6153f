#include "libs/api/page_request.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdint>

#include "libs/api/testing/resource.pb.h"

namespace copperplate::api {
namespace {

TEST(PageRequestTest, PagesGoOnFromTheirToken) {
  testing::ListRequest request;
  request.set_parent("forces/essex");
  Faults faults;
  auto page = ReadPageRequest<std::string, int64_t>(request, faults);
  EXPECT_EQ(page.limit, 50);
  EXPECT_FALSE(page.after.has_value());
  request.set_page_token(page.NextToken("basildon", 2016));
  request.set_page_size(1000);
  page = ReadPageRequest<std::string, int64_t>(request, faults);
  EXPECT_EQ(page.limit, 500);
  EXPECT_EQ(page.after, std::make_tuple("basildon", 2016));
  EXPECT_TRUE(faults.empty());
}

TEST(PageRequestTest, AllThatIsWrongIsToldAtOnce) {
  testing::ListRequest request;
  request.set_parent("forces/essex");
  request.set_page_token(
      EncodePageToken(BindPage(testing::ListRequest()), std::string("basildon")));
  request.set_page_size(-1);
  Faults faults;
  const auto page = ReadPageRequest<std::string>(request, faults);
  EXPECT_FALSE(page.after.has_value());
  ASSERT_EQ(faults.size(), 2u);
  EXPECT_EQ(faults.reason(), "PAGE_SIZE_INVALID");
  EXPECT_EQ(faults.faults()[0].field, "page_size");
  EXPECT_EQ(faults.faults()[1].field, "page_token");
}

}  // namespace
}  // namespace copperplate::api
