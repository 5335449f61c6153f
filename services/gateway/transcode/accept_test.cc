#include "services/gateway/transcode/accept.h"

#include <gtest/gtest.h>

namespace copperplate::gateway {
namespace {

TEST(BestOffer, WeighsTypesAsTheCallerDoes) {
  struct Case {
    const char* accept;
    int best;  // of application/json, text/csv
  };
  const Case cases[] = {
      {"", 0},
      {"*/*", 0},
      {"application/json", 0},
      {"text/csv", 1},
      {"TEXT/CSV", 1},
      {"text/*", 1},
      {"text/csv, application/json", 0},
      {"text/csv, application/json;q=0.9", 1},
      {"text/csv;q=0.5, */*;q=0.1", 1},
      {"text/csv, */*", 1},
      {"application/json;q=0, */*", 1},
      {"text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", 0},
      {"text/csv;header=present;q=1", 1},
      {"text/html", -1},
      {"application/json;q=0", -1},
      {"application/json;q=x", -1},
      {"garbage", -1},
  };
  for (const Case& c : cases) {
    EXPECT_EQ(BestOffer(c.accept, {"application/json", "text/csv"}), c.best) << c.accept;
  }
}

TEST(TakesGzip, ReadsQualities) {
  EXPECT_TRUE(TakesGzip("gzip"));
  EXPECT_TRUE(TakesGzip("br, GZIP;q=0.5"));
  EXPECT_TRUE(TakesGzip("*"));
  EXPECT_FALSE(TakesGzip(""));
  EXPECT_FALSE(TakesGzip("gzip;q=0, *"));
  EXPECT_FALSE(TakesGzip("br, deflate"));
  EXPECT_FALSE(TakesGzip("identity, *;q=0"));
}

TEST(MediaType, DropsParametersAndFindsTheCharset) {
  std::string charset;
  EXPECT_EQ(MediaType(" Application/JSON ; charset=\"UTF-8\"", &charset), "application/json");
  EXPECT_EQ(charset, "utf-8");
  EXPECT_EQ(MediaType("text/csv"), "text/csv");
  EXPECT_EQ(MediaType(""), "");
}

}  // namespace
}  // namespace copperplate::gateway
