// Records that $GENERATE makes: what is wrong with one is mostly wrong with all of them.
#pragma once

#include "zonemend/zone.h"

namespace zonemend::rules {

// Lets pass what is written out, and the first record of each $GENERATE. Asked in file order.
class OncePerDirective {
 public:
  explicit OncePerDirective(const Zone& zone) : zone_(zone) {}

  bool passes(const Record& record) {
    if (!zone_.is_generated(record)) return true;
    if (seen_ && document_ == record.document && entry_ == record.entry) return false;
    seen_ = true;
    document_ = record.document;
    entry_ = record.entry;
    return true;
  }

 private:
  const Zone& zone_;
  bool seen_ = false;
  std::uint16_t document_ = 0;
  std::uint32_t entry_ = 0;
};

}  // namespace zonemend::rules
