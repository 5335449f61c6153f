#include "services/gateway/transcode/http_status.h"

#include <gtest/gtest.h>

namespace copperplate::gateway {
namespace {

TEST(HttpStatusOf, FollowsTheTableOfTheApi) {
  struct Case {
    int grpc;
    int http;
    int http_with_if_match;
    const char* name;
  };
  const Case cases[] = {
      {0, 200, 200, "OK"},
      {1, 499, 499, "CANCELLED"},
      {2, 500, 500, "UNKNOWN"},
      {3, 400, 400, "INVALID_ARGUMENT"},
      {4, 504, 504, "DEADLINE_EXCEEDED"},
      {5, 404, 404, "NOT_FOUND"},
      {6, 409, 409, "ALREADY_EXISTS"},
      {7, 403, 403, "PERMISSION_DENIED"},
      {8, 429, 429, "RESOURCE_EXHAUSTED"},
      {9, 400, 400, "FAILED_PRECONDITION"},
      {10, 409, 412, "ABORTED"},
      {11, 400, 400, "OUT_OF_RANGE"},
      {12, 501, 501, "UNIMPLEMENTED"},
      {13, 500, 500, "INTERNAL"},
      {14, 503, 503, "UNAVAILABLE"},
      {15, 500, 500, "DATA_LOSS"},
      {16, 401, 401, "UNAUTHENTICATED"},
      {17, 500, 500, "UNKNOWN"},
      {-1, 500, 500, "UNKNOWN"},
  };
  for (const Case& c : cases) {
    EXPECT_EQ(HttpStatusOf(c.grpc, false), c.http) << c.grpc;
    EXPECT_EQ(HttpStatusOf(c.grpc, true), c.http_with_if_match) << c.grpc;
    EXPECT_EQ(GrpcCodeName(c.grpc), c.name) << c.grpc;
  }
}

}  // namespace
}  // namespace copperplate::gateway
