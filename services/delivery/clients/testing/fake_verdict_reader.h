#pragma once

#include <mutex>
#include <string>
#include <vector>

#include "services/delivery/app/ports/verdict_reader.h"

namespace copperplate::delivery {

// Answers what a test says, and that nothing is configured where it says nothing. Thread-safe.
class FakeVerdictReader final : public VerdictReader {
 public:
  void Say(const std::string& indicator, VerdictAnswer answer) {
    const std::lock_guard lock(mutex_);
    answers_.insert_or_assign(indicator, std::move(answer));
  }
  // The months of all questions so far.
  std::vector<absl::CivilMonth> months() const {
    const std::lock_guard lock(mutex_);
    return months_;
  }

  VerdictAnswers Read(const RequestContext&, absl::CivilMonth month,
                      const std::vector<std::string>& indicators) override {
    const std::lock_guard lock(mutex_);
    VerdictAnswers answers;
    if (!indicators.empty()) months_.push_back(month);
    for (const std::string& id : indicators) {
      const auto said = answers_.find(id);
      answers.insert_or_assign(
          id, said == answers_.end() ? VerdictAbsence::kNotConfigured : said->second);
    }
    return answers;
  }

 private:
  mutable std::mutex mutex_;
  VerdictAnswers answers_;
  std::vector<absl::CivilMonth> months_;
};

}  // namespace copperplate::delivery
