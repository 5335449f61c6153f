#include "services/gateway/proxy/unary_exchange.h"

#include <utility>

#include "services/gateway/http/reply_head.h"
#include "services/gateway/transcode/accept.h"
#include "services/gateway/transcode/etag.h"
#include "services/gateway/transcode/gzip.h"

namespace copperplate::gateway {
namespace {

// Above it, writing a reply takes a thread for a millisecond or more.
constexpr size_t kLarge = 256 << 10;

// The reply as text, from memory where it is known; `zip` fills its compressed form too where the
// text is worth it.
absl::StatusOr<RenderedReply> Render(const RequestContext& context, ReplyForm form,
                                     absl::string_view wire, bool zip) {
  const Endpoint& endpoint = context.endpoint();
  ReplyMemory& memory = context.site().memory();
  const void* how = form == ReplyForm::kCsv ? &endpoint.csv : &endpoint.json;
  RenderedReply reply = memory.Find(how, wire);
  const bool known = reply.text != nullptr;
  if (!known) {
    auto text =
        form == ReplyForm::kCsv ? ReplyCsv(endpoint.reply, wire) : ReplyJson(endpoint.reply, wire);
    if (!text.ok()) return text.status();
    reply.text = std::make_shared<const std::string>(*std::move(text));
  }
  const size_t size = reply.text->size();
  const bool zips = zip && reply.gzip == nullptr && size >= kMinGzipBytes && size <= kMaxGzipBytes;
  if (zips) {
    std::string gzip = Gzip(*reply.text);
    if (!gzip.empty()) reply.gzip = std::make_shared<const std::string>(std::move(gzip));
  }
  if (!known || zips) memory.Keep(how, wire, reply);
  return reply;
}

void ReplyRaw(RequestContext& context, absl::string_view wire) {
  const RawReplyRule& rule = *context.endpoint().route.raw_reply;
  const MessagePlan& message = context.endpoint().reply.message;
  HttpReply reply;
  std::string type = "application/octet-stream";
  if (rule.content_type_field != nullptr) {
    const auto* field = message.Find(static_cast<uint32_t>(rule.content_type_field->number()));
    const absl::string_view named = TopLevelText(field, wire);
    if (!named.empty() && IsFieldValue(named)) type = std::string(named);
  }
  reply.fields.emplace_back("Content-Type", std::move(type));
  reply.fields.emplace_back("Cache-Control", "no-store");
  const auto* field = message.Find(static_cast<uint32_t>(rule.field->number()));
  reply.body = std::make_shared<const std::string>(TopLevelText(field, wire));
  context.Reply(std::move(reply));
}

// Which reply of a resource it is, for the caches on its way.
struct Version {
  std::string etag;  // of the form that is asked for; empty: the reply has none
  bool unchanged;    // the caller has it already
  bool weak;         // the other forms of the same state are not byte for byte the same
};

Version VersionOf(const RequestContext& context, ReplyForm form, absl::string_view wire, bool zip) {
  const std::string etag = ReplyEtag(TopLevelText(context.endpoint().reply.etag, wire), wire);
  const bool csv = form == ReplyForm::kCsv;
  Version version{csv ? CsvEtag(etag) : etag, false, csv};
  if (FormatEtag(version.etag, false).empty()) return {"", false, false};
  if (!context.reads()) return version;
  const NoneMatch match = FindNoneMatch(context.head().Field("If-None-Match"), version.etag);
  version.unchanged = match != NoneMatch::kNo;
  // Whether the reply would have been compressed is not known before it is written: whoever has it
  // says what it came with.
  if (version.unchanged && zip) version.weak = csv || match == NoneMatch::kWeak;
  return version;
}

}  // namespace

void UnaryExchange::Start(const CallSetup& setup, absl::string_view request) {
  auto call = CallUnary(*context_->endpoint().backend, setup, request,
                        [self = shared_from_this()](CallStatus status, const WireMessage& reply) {
                          if (status.code != 0) return self->context_->FailWith(status);
                          self->OnReply(reply);
                        });
  context_->exchange()->OnAbandoned([call = std::move(call)] { call->Cancel(); });
}

// The thread that reads replies has those of others to read.
void UnaryExchange::OnReply(const WireMessage& reply) {
  const bool handed_over = reply.bytes().size() > kLarge &&
                           context_->services().workers.Add([self = shared_from_this(), reply] {
                             ReplyWith(*self->context_, self->form_, reply.bytes());
                           });
  if (!handed_over) ReplyWith(*context_, form_, reply.bytes());
}

void UnaryExchange::ReplyWith(RequestContext& context, ReplyForm form, absl::string_view wire) {
  if (form == ReplyForm::kRaw) return ReplyRaw(context, wire);
  const ReplyPlan& plan = context.endpoint().reply;
  const bool zip = TakesGzip(context.head().Field("Accept-Encoding"));
  const Version version = VersionOf(context, form, wire, zip);
  HttpReply reply;
  reply.fields.emplace_back("Vary", "Accept, Accept-Encoding");
  // An ETag lets a browser keep the reply and ask whether it still holds.
  reply.fields.emplace_back("Cache-Control",
                            version.etag.empty() ? "no-store" : "private, no-cache");
  if (version.unchanged) {
    reply.status = 304;
    reply.fields.emplace_back("ETag", FormatEtag(version.etag, version.weak));
    return context.Reply(std::move(reply));
  }
  auto rendered = Render(context, form, wire, zip);
  if (!rendered.ok()) return context.Fail(rendered.status());
  const bool zipped = zip && rendered->gzip != nullptr;
  if (!version.etag.empty()) {
    reply.fields.emplace_back("ETag", FormatEtag(version.etag, version.weak || zipped));
  }
  reply.fields.emplace_back(
      "Content-Type", form == ReplyForm::kCsv ? "text/csv; charset=utf-8" : "application/json");
  if (form == ReplyForm::kCsv) {  // a table has no room for it
    const absl::string_view next = TopLevelText(plan.next_page, wire);
    if (!next.empty() && IsFieldValue(next)) {
      reply.fields.emplace_back("X-Next-Page-Token", std::string(next));
    }
  }
  if (zipped) reply.fields.emplace_back("Content-Encoding", "gzip");
  reply.body = zipped ? std::move(rendered->gzip) : std::move(rendered->text);
  context.Reply(std::move(reply));
}

}  // namespace copperplate::gateway
