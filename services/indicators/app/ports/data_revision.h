#pragma once

#include <cstdint>
#include <optional>

#include "absl/strings/string_view.h"

namespace copperplate::indicators {

// At which revisions the data behind a force's views stand. Two that are equal are of the same
// data, so whatever was computed from it still holds.
struct DataRevision {
  // Which stretch of hearing of changes this was learnt in; never two alike. What was learnt before
  // a stretch broke off is not trusted after it.
  uint64_t stretch = 0;
  int64_t own = 0;
  int64_t national = 0;

  friend bool operator==(const DataRevision& a, const DataRevision& b) {
    return a.stretch == b.stretch && a.own == b.own && a.national == b.national;
  }
};

// What this process knows of the newest revisions, so that a view computed before can be given
// again without asking the database. A change made through this process counts from the moment its
// caller is answered, one made elsewhere within a second. Thread-safe; nothing here blocks, so a
// reactor's thread may ask.
class DataRevisions {
 public:
  // When a read began.
  using Ticket = uint64_t;

  virtual ~DataRevisions() = default;

  // Nothing while changes made elsewhere would go unheard: then keep nothing and give nothing kept.
  virtual std::optional<uint64_t> Stretch() const = 0;

  // Nothing where that is so, or where no read has said yet.
  virtual std::optional<DataRevision> Current(absl::string_view force) const = 0;

  // To be taken before a read begins.
  virtual Ticket BeginRead() const = 0;

  // What a read begun at `ticket` found newest. Gives under what it may be kept; nothing where a
  // change may have overtaken the read.
  virtual std::optional<DataRevision> Learn(Ticket ticket, absl::string_view force, int64_t own,
                                            int64_t national) = 0;

  // A change of the force's data has ended, well or not: nothing learnt by a read that began before
  // holds. To be called before the caller of the change is answered.
  virtual void Forget(absl::string_view force) = 0;
};

// Held by a port while it changes the data of a force.
class DataChange {
 public:
  // Both outlive it.
  DataChange(DataRevisions& revisions, absl::string_view force)
      : revisions_(revisions), force_(force) {}
  ~DataChange() { revisions_.Forget(force_); }
  DataChange(const DataChange&) = delete;
  DataChange& operator=(const DataChange&) = delete;

 private:
  DataRevisions& revisions_;
  absl::string_view force_;
};

}  // namespace copperplate::indicators
