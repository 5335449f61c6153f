// Streams out, bodies in that are not JSON, bytes out.
#include <gmock/gmock.h>
#include <google/rpc/error_details.pb.h>

#include <thread>

#include "libs/testing/event.h"
#include "services/gateway/proxy/gateway_test_fixture.h"

namespace copperplate::gateway {
namespace {

using parish::v1::ImportNoticesRequest;
using parish::v1::ImportNoticesResponse;
using parish::v1::NoticeEvent;
using parish::v1::WatchNoticesRequest;
using ::testing::HasSubstr;

constexpr char kImport[] = "/v1/parishes/ely/notices:import";

std::string Line(int n) {
  return absl::StrCat(
      R"({"token":"t)", n, R"(","notice":{"name":"","title":"event )", n,
      R"(","viewCount":"0","priority":"PRIORITY_UNSPECIFIED","tags":[],"etag":""}})");
}

grpc::Status Fault() {
  google::rpc::Status status;
  status.set_code(9);
  status.set_message("the token is too old");
  google::rpc::ErrorInfo info;
  info.set_reason("TOKEN_EXPIRED");
  status.add_details()->PackFrom(info);
  return DetailedStatus(status);
}

TEST_F(GatewayTest, StreamsLinesOfJson) {
  Start();
  for (const char* accept : {"", "Accept: */*\r\n", "Accept: application/json\r\n",
                             "Accept: application/x-ndjson\r\n", "Accept-Encoding: gzip\r\n"}) {
    const ClientReply reply = Get(kWatch, accept);
    EXPECT_EQ(reply.status, 200);
    EXPECT_EQ(reply.fields.at("content-type"), "application/x-ndjson");
    EXPECT_EQ(reply.fields.count("content-encoding"), 0u);
    EXPECT_EQ(reply.body, absl::StrCat(Line(1), "\n", Line(2), "\n", Line(3), "\n"));
    EXPECT_TRUE(reply.complete);
  }
  EXPECT_EQ(Error(Get(kWatch, "Accept: text/html\r\n")),
            "406 NOT_ACCEPTABLE: this method answers with application/x-ndjson, text/event-stream, "
            "application/json");
  const ClientReply head = Fetch(port(), "HEAD", kWatch);
  EXPECT_EQ(head.status, 405);
  EXPECT_EQ(head.fields.at("allow"), "GET, OPTIONS");
}

TEST_F(GatewayTest, StreamsEventsAndGoesOnAfterTheLastOne) {
  Start();
  const ClientReply reply = Get(kWatch, "Accept: text/event-stream\r\n");
  EXPECT_EQ(reply.fields.at("content-type"), "text/event-stream");
  EXPECT_EQ(reply.fields.at("cache-control"), "no-store");
  EXPECT_EQ(reply.body, absl::StrCat("id: t1\ndata: ", Line(1), "\n\nid: t2\ndata: ", Line(2),
                                     "\n\nid: t3\ndata: ", Line(3), "\n\n"));
  EXPECT_EQ(Get(kWatch, "Accept: text/event-stream\r\nLast-Event-ID: t2\r\n").body,
            absl::StrCat("id: t3\ndata: ", Line(3), "\n\n"));
  EXPECT_EQ(Error(Get(kWatch, "Accept: text/event-stream\r\nLast-Event-ID: \xff\r\n")),
            "400 NOT_UTF8: Last-Event-ID: must be UTF-8");
}

TEST_F(GatewayTest, AnErrorBeforeTheFirstMessageIsAStatusAndLaterAnEvent) {
  Start();
  service_->on_watch = [](grpc::ServerContext&, const WatchNoticesRequest&, auto&) {
    return Fault();
  };
  EXPECT_EQ(Error(Get(kWatch)), "400 TOKEN_EXPIRED: the token is too old");
  EXPECT_EQ(Error(Get(kWatch, "Accept: text/event-stream\r\n")),
            "400 TOKEN_EXPIRED: the token is too old");
  service_->on_watch = [](grpc::ServerContext&, const WatchNoticesRequest&,
                          grpc::ServerWriter<NoticeEvent>& writer) {
    NoticeEvent event;
    event.set_token("t1");
    writer.Write(event);
    return Fault();
  };
  const ClientReply events = Get(kWatch, "Accept: text/event-stream\r\n");
  EXPECT_EQ(events.status, 200);
  EXPECT_THAT(events.body, HasSubstr("id: t1\ndata: {"));
  EXPECT_THAT(events.body,
              HasSubstr("event: error\ndata: {\"error\":{\"code\":400,\"message\":\"the "
                        "token is too old\",\"status\":\"FAILED_PRECONDITION\""));
  EXPECT_TRUE(events.complete);
  const ClientReply lines = Get(kWatch);
  EXPECT_THAT(lines.body, HasSubstr("}\n{\"error\":{\"code\":400"));
}

TEST_F(GatewayTest, AnEmptyStreamIsAnEmptyReply) {
  Start();
  service_->on_watch = [](grpc::ServerContext&, const WatchNoticesRequest&, auto&) {
    return grpc::Status::OK;
  };
  const ClientReply reply = Get(kWatch);
  EXPECT_EQ(reply.status, 200);
  EXPECT_EQ(reply.body, "");
  EXPECT_TRUE(reply.complete);
}

TEST_F(GatewayTest, ASilentEventStreamIsKeptAliveByComments) {
  options_.comment_interval = absl::Milliseconds(20);
  Start();
  service_->on_watch = [&](grpc::ServerContext&, const WatchNoticesRequest&,
                           grpc::ServerWriter<NoticeEvent>& writer) {
    EXPECT_TRUE(go_on_.Wait());
    NoticeEvent event;
    event.set_token("t1");
    writer.Write(event);
    return grpc::Status::OK;
  };
  HttpClient client(port());
  client.Send(absl::StrCat("GET ", kWatch,
                           " HTTP/1.1\r\nHost: x\r\nAccept: text/event-stream\r\n"
                           "\r\n"));
  EXPECT_EQ(client.ReadHead().status, 200);
  EXPECT_THAT(client.ReadUntil(": still here\n\n"), HasSubstr(": still here\n\n"));
  client.ReadUntil(": still here\n\n");
  go_on_.Set();
  EXPECT_THAT(client.ReadUntil("0\r\n\r\n"), HasSubstr("id: t1\n"));
}

TEST_F(GatewayTest, APeerThatReadsSlowlySlowsTheServiceDown) {
  Start();
  std::atomic<int> written = 0;
  service_->on_watch = [&](grpc::ServerContext& context, const WatchNoticesRequest&,
                           grpc::ServerWriter<NoticeEvent>& writer) {
    NoticeEvent event;
    event.mutable_notice()->set_title(std::string(100000, 'x'));
    while (written < 5000 && writer.Write(event)) ++written;
    // A write fails a moment before the context knows why.
    while (written < 5000 && !context.IsCancelled()) std::this_thread::yield();
    return grpc::Status::OK;
  };
  {
    HttpClient client(port());
    client.Send(absl::StrCat("GET ", kWatch, " HTTP/1.1\r\nHost: x\r\n\r\n"));
    EXPECT_EQ(client.ReadHead().status, 200);
    // Of the 500 MB the service has, it is never far ahead of what was read here.
    for (int read = 1; read <= 400; ++read) {
      client.ReadUntil("}\n");
      ASSERT_LT(written, read + 1000);
    }
  }
  EXPECT_TRUE(service_->AwaitCancelled(1)) << "and hears that the peer has gone";
}

TEST_F(GatewayTest, TakesCsvInChunks) {
  Start();
  std::string csv = "title\r\n";
  while (csv.size() < 300000) csv += "a notice, read from a file\r\n";
  const ClientReply reply =
      Fetch(port(), "POST", kImport, "Content-Type: text/csv; charset=utf-8\r\n", csv);
  EXPECT_EQ(reply.status, 200) << reply.body;
  const auto body = boost::json::parse(reply.body);
  EXPECT_EQ(body.at("parent"), "parishes/ely");
  EXPECT_EQ(body.at("bytes").as_string(), std::to_string(csv.size()));
  EXPECT_LE(body.at("largestChunk").as_int64(), 32768);
  EXPECT_LE(body.at("chunks").as_int64(), 40);

  HttpClient chunked(port());
  chunked.Send(absl::StrCat("POST ", kImport,
                            "?validateOnly=true HTTP/1.1\r\nHost: x\r\n"
                            "Content-Type: application/csv\r\n"
                            "Transfer-Encoding: chunked\r\n\r\n"
                            "3\r\nabc\r\n0\r\n\r\n"));
  EXPECT_THAT(chunked.Read().body, HasSubstr("\"bytes\":\"3\",\"chunks\":1"));
  EXPECT_THAT(Fetch(port(), "POST", kImport).body, HasSubstr("\"bytes\":\"0\",\"chunks\":0"));
}

TEST_F(GatewayTest, RefusesUploadsByTypeSizeAndParameters) {
  Start();
  EXPECT_EQ(Error(Json("POST", kImport, "{}")),
            "415 CONTENT_TYPE: the body must be text/csv, application/csv in UTF-8, named in "
            "Content-Type");
  EXPECT_EQ(Error(Fetch(port(), "POST", kImport, "Content-Type: text/csv\r\n",
                        std::string(1000001, 'x'))),
            "413 BODY_TOO_LARGE: the body is larger than 1000000 bytes");
  EXPECT_EQ(Error(Fetch(port(), "POST", absl::StrCat(kImport, "?chunk=eA"),
                        "Content-Type: text/csv\r\n", "x")),
            "400 UNKNOWN_PARAMETER: chunk: is no query parameter of this method");
  HttpClient chunked(port());
  chunked.Send(absl::StrCat("POST ", kImport,
                            " HTTP/1.1\r\nHost: x\r\nContent-Type: text/csv\r\n"
                            "Transfer-Encoding: chunked\r\n\r\n"));
  const std::string chunk = absl::StrCat("40000\r\n", std::string(0x40000, 'x'), "\r\n");
  for (int i = 0; i < 5 && chunked.Send(chunk); ++i) {
  }
  EXPECT_EQ(Error(chunked.Read()), "413 BODY_TOO_LARGE: the body is larger than 1000000 bytes");
  EXPECT_TRUE(service_->AwaitCancelled(1)) << "the half that came must not count as a whole";
}

TEST_F(GatewayTest, AServiceMayRefuseAnUploadHalfWay) {
  Start();
  service_->on_import = [](grpc::ServerContext&, grpc::ServerReader<ImportNoticesRequest>& reader,
                           ImportNoticesResponse&) {
    ImportNoticesRequest request;
    reader.Read(&request);
    return Fault();
  };
  EXPECT_EQ(
      Error(Fetch(port(), "POST", kImport, "Content-Type: text/csv\r\n", std::string(900000, 'x'))),
      "400 TOKEN_EXPIRED: the token is too old");
}

TEST_F(GatewayTest, AnUploadThatBreaksOffIsCancelled) {
  Start();
  testing::Event reached;
  service_->on_import = [&](grpc::ServerContext&, grpc::ServerReader<ImportNoticesRequest>& reader,
                            ImportNoticesResponse&) {
    ImportNoticesRequest request;
    while (reader.Read(&request)) {
      if (!request.chunk().empty()) reached.Set();
    }
    return grpc::Status::CANCELLED;
  };
  {
    HttpClient client(port());
    client.Send(absl::StrCat("POST ", kImport,
                             " HTTP/1.1\r\nHost: x\r\nContent-Type: text/csv\r\n"
                             "Content-Length: 100000\r\n\r\nbegun"));
    ASSERT_TRUE(reached.Wait());
  }
  EXPECT_TRUE(service_->AwaitCancelled(1));
}

TEST_F(GatewayTest, ASlowServiceHoldsTheUploadUp) {
  Start();
  service_->on_import = [&](grpc::ServerContext&, grpc::ServerReader<ImportNoticesRequest>& reader,
                            ImportNoticesResponse& response) {
    EXPECT_TRUE(go_on_.Wait());
    ImportNoticesRequest request;
    while (reader.Read(&request)) {
      response.set_bytes(response.bytes() + static_cast<int64_t>(request.chunk().size()));
    }
    return grpc::Status::OK;
  };
  const std::string body(1000000, 'x');
  std::thread client([&] {
    EXPECT_THAT(Fetch(port(), "POST", kImport, "Content-Type: text/csv\r\n", body).body,
                HasSubstr("\"bytes\":\"1000000\""));
  });
  go_on_.Set();
  client.join();
}

TEST_F(GatewayTest, SendsBytesAsTheyAre) {
  Start();
  const ClientReply paper = Get("/v1/parishes/ely/papers/p:download");
  EXPECT_EQ(paper.status, 200);
  EXPECT_EQ(paper.fields.at("content-type"), "application/pdf");
  EXPECT_EQ(paper.body, std::string("%PDF-\0\xff", 7));
  service_->on_download = [](auto& writer) {
    parish::v1::DownloadPaperResponse message;
    message.set_content_type("text/plain\r\nSet-Cookie: x=y");
    message.set_chunk("half");
    writer.Write(message);
    return Fault();
  };
  const ClientReply cut = Get("/v1/parishes/ely/papers/p:download");
  EXPECT_EQ(cut.fields.at("content-type"), "application/octet-stream");
  EXPECT_EQ(cut.body, "half");
  EXPECT_FALSE(cut.complete) << "or the peer would take the half for the whole";
  service_->on_download = [](auto&) { return Fault(); };
  EXPECT_EQ(Error(Get("/v1/parishes/ely/papers/p:download")),
            "400 TOKEN_EXPIRED: the token is too old");
}

}  // namespace
}  // namespace copperplate::gateway
