// Removing a host's alias.
#include <fmt/format.h>

#include "patch/host_checks.h"
#include "patch/planner.h"
#include "zonemend/plan.h"

namespace zonemend {
namespace {

class RemovePlanner : Planner {
 public:
  RemovePlanner(const LoadedZone& loaded, const RemoveRequest& request)
      : Planner(loaded), request_(request), host_(request.host.view()) {}

  Plan run() {
    refuse(zone_refusals(loaded_, request_.allow_signed));
    if (!host_.is_at_or_below(zone_.origin_name())) {
      refuse(host_refusals(zone_, host_, true));
      return finish();
    }
    sort_records();
    if (!others_.empty()) refuse_other_target();
    if (!plan_.refusals.empty()) return finish();
    if (!aliases_.empty()) {
      decide("deleted", aliases_,
             fmt::format("the alias at '{}' goes; the host has {} afterwards", host_.text(),
                         rest_ == 0 ? "no records" : "only its other records"));
      delete_lines(aliases_);
      keep_ttls();
      raise_serial(request_.serial, request_.now);
    }
    return finish();
  }

 private:
  void sort_records() {
    const NameId host = zone_.names().find(host_);
    if (host == no_name) return;
    for (const RecordId id : zone_.records_at(host)) {
      if (zone_.record(id).type != RrType::cname) {
        ++rest_;
      } else {
        (is_meant(id) ? aliases_ : others_).push_back(id);
      }
    }
  }

  bool is_meant(RecordId id) const {
    const auto target = rdata_target(RrType::cname, zone_.rdata(id));
    if (!target) return false;
    if (request_.target) return *target == request_.target->view();
    return !request_.target_suffix || target->is_at_or_below(request_.target_suffix->view());
  }

  void refuse_other_target() {
    const auto target = rdata_target(RrType::cname, zone_.rdata(others_.front()));
    Finding refusal = about("alias-points-elsewhere", others_,
                            fmt::format("'{}' points at '{}', which is not the alias to remove",
                                        host_.text(), target ? target->text() : "?"));
    refusal.help = "to remove it all the same, use 'zonemend point --remove' without --target";
    refuse({std::move(refusal)});
  }

  const RemoveRequest& request_;
  NameView host_;
  std::vector<RecordId> aliases_;  // what goes
  std::vector<RecordId> others_;   // aliases to something else
  std::size_t rest_ = 0;           // records of other types
};

}  // namespace

Plan plan_remove(const LoadedZone& loaded, const RemoveRequest& request) {
  return RemovePlanner(loaded, request).run();
}

}  // namespace zonemend
