#include "lint/served_records.h"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>
#include <vector>

#include "zonemend/canonical.h"

namespace zonemend {
namespace {

// A record as it counts for answers; the TTL is that of its RRset.
struct Served {
  RrType type;
  std::uint32_t ttl;
  std::string rdata;  // names folded to lower case
  friend bool operator==(const Served&, const Served&) = default;
  friend bool operator<(const Served& a, const Served& b) {
    return std::tie(a.type, a.rdata) < std::tie(b.type, b.rdata);
  }
};

// The answers of one zone, owner by owner.
class Answers {
 public:
  explicit Answers(const Zone& zone) : zone_(zone) {}

  const Zone& zone() const { return zone_; }
  std::span<const RecordId> at(NameId owner) const {
    return owner == no_name ? std::span<const RecordId>{} : zone_.records_at(owner);
  }

  std::vector<Served> served(std::span<const RecordId> list) const {
    std::vector<Served> result;
    result.reserve(list.size());
    for (const RecordId id : list) {
      const Record& record = zone_.record(id);
      result.push_back({record.type, 0, folded_rdata(record.type, zone_.rdata(record))});
    }
    std::sort(result.begin(), result.end());
    result.erase(std::unique(result.begin(), result.end()), result.end());
    fill_ttls(list, result);
    return result;
  }

 private:
  void fill_ttls(std::span<const RecordId> list, std::vector<Served>& sorted) const {
    for (std::size_t i = 0; i < sorted.size(); ++i) {
      const RrsetKey key = rrset_key(sorted[i].type, sorted[i].rdata);
      const bool same_set = i > 0 && rrset_key(sorted[i - 1].type, sorted[i - 1].rdata) == key;
      sorted[i].ttl = same_set ? sorted[i - 1].ttl : served_ttl(zone_, list, key);
    }
  }

  const Zone& zone_;
};

// The usual case, without allocation: untouched records, one TTL.
bool plainly_same(const Answers& a, std::span<const RecordId> in_a, const Answers& b,
                  std::span<const RecordId> in_b) {
  if (in_a.size() != in_b.size()) return false;
  for (std::size_t i = 0; i < in_a.size(); ++i) {
    const Record& x = a.zone().record(in_a[i]);
    const Record& y = b.zone().record(in_b[i]);
    const bool one_ttl = x.ttl == a.zone().record(in_a[0]).ttl;
    if (!one_ttl || x.ttl != y.ttl || x.type != y.type) return false;
    if (a.zone().rdata(x) != b.zone().rdata(y)) return false;
  }
  return true;
}

RrType first_difference(const std::vector<Served>& a, const std::vector<Served>& b) {
  const auto [x, y] = std::mismatch(a.begin(), a.end(), b.begin(), b.end());
  if (x == a.end()) return y->type;
  return y == b.end() ? x->type : std::min(x->type, y->type);
}

std::optional<std::string> difference_at(const Answers& a, NameId owner, const Answers& b) {
  const NameView name = a.zone().name(owner);
  const auto in_a = a.at(owner);
  const auto in_b = b.at(b.zone().names().find(name));
  if (plainly_same(a, in_a, b, in_b)) return std::nullopt;
  const auto served_a = a.served(in_a);
  const auto served_b = b.served(in_b);
  if (served_a == served_b) return std::nullopt;
  return fmt::format("{} {}", name.text(), rr_type_text(first_difference(served_a, served_b)));
}

}  // namespace

std::optional<std::string> served_difference(const Zone& before, const Zone& after) {
  if (!(before.origin_name() == after.origin_name())) return "the origin";
  const Answers a(before);
  const Answers b(after);
  for (NameId owner = 0; owner < before.names().size(); ++owner) {
    if (auto difference = difference_at(a, owner, b)) return difference;
  }
  for (NameId owner = 0; owner < after.names().size(); ++owner) {
    if (after.records_at(owner).empty()) continue;
    if (!a.at(before.names().find(after.name(owner))).empty()) continue;  // compared above
    if (auto difference = difference_at(b, owner, a)) return difference;
  }
  return std::nullopt;
}

}  // namespace zonemend
