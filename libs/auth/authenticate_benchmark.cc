// What the check of a token costs: one not seen before, one remembered, and the digest alone.
#include <benchmark/benchmark.h>

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "libs/auth/jwt_authenticator.h"
#include "libs/auth/testing/token_issuer.h"
#include "libs/digest/sha256.h"

namespace copperplate::auth {
namespace {

constexpr int kTokens = 1024;

// An issuer, tokens of it and an authenticator that knows its key; made once a run.
struct Bench {
  explicit Bench(Algorithm algorithm, int cache_tokens) : issuer(algorithm, "k") {
    auto keys = std::make_shared<KeyStore>();
    keys->Replace(KeySet::Parse(issuer.KeySetText()).value());
    JwtOptions options;
    options.issuer = testing::Claims().issuer;
    options.audience = testing::Claims().audience;
    options.cache_tokens = cache_tokens;
    authenticator = JwtAuthenticator::Create(options, keys, Clock::System()).value();
    testing::Claims claims;
    claims.expires = absl::Now() + absl::Hours(8);
    for (int i = 0; i < kTokens; ++i) {
      claims.subject = absl::StrCat("someone-", i);
      tokens.push_back(issuer.Sign(claims.Text()));
    }
  }

  testing::TokenIssuer issuer;
  std::unique_ptr<JwtAuthenticator> authenticator;
  std::vector<std::string> tokens;
};

Bench& Remembering() {
  static Bench bench(Algorithm::kEs256, 2 * kTokens);
  return bench;
}

// Each token pushes another out, so that none is ever remembered.
template <Algorithm kAlgorithm>
void Unknown(benchmark::State& state) {
  static Bench bench(kAlgorithm, 0);
  size_t i = 0;
  for ([[maybe_unused]] auto _ : state) {
    if (!bench.authenticator->Authenticate(bench.tokens[i++ % kTokens]).ok()) {
      state.SkipWithError("refused");
    }
  }
}
BENCHMARK_TEMPLATE(Unknown, Algorithm::kRs256);
BENCHMARK_TEMPLATE(Unknown, Algorithm::kEs256);

void DigestAlone(benchmark::State& state) {
  const std::string& token = Remembering().tokens[0];
  for ([[maybe_unused]] auto _ : state) benchmark::DoNotOptimize(Sha256(token));
  state.counters["token_bytes"] = static_cast<double>(token.size());
}
BENCHMARK(DigestAlone);

// Every thread asks for all tokens.
void Remembered(benchmark::State& state) {
  Bench& bench = Remembering();
  size_t i = static_cast<size_t>(state.thread_index()) * 97;
  for ([[maybe_unused]] auto _ : state) {
    if (!bench.authenticator->Authenticate(bench.tokens[i++ % kTokens]).ok()) {
      state.SkipWithError("refused");
    }
  }
}
BENCHMARK(Remembered)->Threads(1)->Threads(2)->Threads(8)->UseRealTime();

// Every thread asks for one token, as behind a portal that has one of its own.
void RememberedOneToken(benchmark::State& state) {
  Bench& bench = Remembering();
  for ([[maybe_unused]] auto _ : state) {
    if (!bench.authenticator->Authenticate(bench.tokens[0]).ok()) state.SkipWithError("refused");
  }
}
BENCHMARK(RememberedOneToken)->Threads(1)->Threads(2)->Threads(8)->UseRealTime();

}  // namespace
}  // namespace copperplate::auth
