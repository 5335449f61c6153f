#include "services/gateway/routes/catalogue.h"

#include <algorithm>
#include <optional>
#include <tuple>
#include <utility>

#include "libs/status/status_macros.h"

namespace copperplate::gateway {
namespace {

// A file whose content is not what serves, with its set where it could be loaded.
struct Candidate {
  const SetFile* file;
  absl::StatusOr<std::shared_ptr<const ServiceSet>> set;
  absl::Status fault;  // why it is not served; OK once it is
};

std::vector<Candidate> LoadCandidates(const Catalogue& previous,
                                      const std::vector<std::string>& contents,
                                      const std::vector<SetFile>& files) {
  std::vector<const SetFile*> order;
  for (const SetFile& file : files) order.push_back(&file);
  std::sort(order.begin(), order.end(), [](const SetFile* a, const SetFile* b) {
    return std::tie(a->changed, a->name) < std::tie(b->changed, b->name);
  });
  std::vector<Candidate> candidates;
  for (const SetFile* file : order) {
    bool unchanged = false;
    for (size_t i = 0; i < contents.size(); ++i) {
      unchanged |= previous.sets()[i]->name() == file->name && contents[i] == file->bytes;
    }
    if (unchanged) continue;
    auto set = ServiceSet::Load(file->name, file->bytes);
    absl::Status fault = set.status();
    candidates.push_back({file, std::move(set), std::move(fault)});
  }
  return candidates;
}

}  // namespace

absl::Status Catalogue::Rebuild(size_t last) {
  routes_ = RouteTable();
  const auto add = [this](size_t place) {
    for (const Route& route : sets_[place]->routes()) {
      ABSL_RETURN_IF_ERROR(routes_.Add(&route));
    }
    return absl::OkStatus();
  };
  for (size_t i = 0; i < sets_.size(); ++i) {
    if (i != last) ABSL_RETURN_IF_ERROR(add(i));
  }
  return last < sets_.size() ? add(last) : absl::OkStatus();
}

std::shared_ptr<const Catalogue> Catalogue::Next(const Catalogue& previous,
                                                 const std::vector<SetFile>& files) {
  auto next = std::make_shared<Catalogue>();
  for (size_t i = 0; i < previous.sets_.size(); ++i) {
    const bool kept = std::any_of(files.begin(), files.end(), [&](const SetFile& file) {
      return file.name == previous.sets_[i]->name();
    });
    if (!kept) continue;
    next->sets_.push_back(previous.sets_[i]);
    next->contents_.push_back(previous.contents_[i]);
  }
  std::vector<Candidate> candidates = LoadCandidates(previous, previous.contents_, files);

  // Two sets may change together, one giving up the route that the other takes: so go round until
  // nothing more is accepted.
  for (bool progress = true; progress;) {
    progress = false;
    for (Candidate& candidate : candidates) {
      if (!candidate.set.ok() || *candidate.set == nullptr) continue;
      Catalogue trial;
      trial.sets_ = next->sets_;
      trial.contents_ = next->contents_;
      size_t place = 0;
      while (place < trial.sets_.size() && trial.sets_[place]->name() != candidate.file->name) {
        ++place;
      }
      if (place == trial.sets_.size()) {
        trial.sets_.emplace_back();
        trial.contents_.emplace_back();
      }
      trial.sets_[place] = *candidate.set;
      trial.contents_[place] = candidate.file->bytes;
      candidate.fault = trial.Rebuild(place);
      if (!candidate.fault.ok()) continue;
      next->sets_ = std::move(trial.sets_);
      next->contents_ = std::move(trial.contents_);
      *candidate.set = nullptr;
      progress = true;
    }
  }
  // Sets that were accepted one by one against all others cannot conflict.
  next->Rebuild(next->sets_.size()).IgnoreError();
  for (const Candidate& candidate : candidates) {
    if (candidate.fault.ok()) continue;
    const bool serves = std::any_of(next->sets_.begin(), next->sets_.end(), [&](const auto& set) {
      return set->name() == candidate.file->name;
    });
    next->refusals_.push_back(
        {candidate.file->name, std::string(candidate.fault.message()), serves});
  }
  return next;
}

}  // namespace copperplate::gateway
