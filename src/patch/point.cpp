// Pointing a host at a target: one CNAME there, and nothing that conflicts with it.
#include <fmt/format.h>

#include <algorithm>

#include "patch/host_checks.h"
#include "patch/notes.h"
#include "patch/placement.h"
#include "patch/planner.h"
#include "patch/rewrite.h"
#include "zonemend/canonical.h"
#include "zonemend/plan.h"
#include "zonemend/provider.h"
#include "zonemend/record_text.h"

namespace zonemend {
namespace {

using Ids = std::vector<RecordId>;

class PointPlanner : Planner {
 public:
  PointPlanner(const LoadedZone& loaded, const PointRequest& request)
      : Planner(loaded),
        request_(request),
        host_(request.host.view()),
        target_(request.target.view()) {}

  Plan run() {
    refuse(zone_refusals(loaded_, request_.allow_signed));
    refuse(host_refusals(zone_, host_, request_.force));
    if (request_.host == request_.target) refuse_self();
    if (!host_.is_below(zone_.origin_name()) || zone_.records().empty()) return finish();
    sort_records();
    refuse_conflicts();
    if (!plan_.refusals.empty()) return finish();

    Ids going = other_aliases_;
    going.insert(going.end(), rivals_.begin(), rivals_.end());
    std::sort(going.begin(), going.end());
    plan_.notes = alias_notes(zone_, host_, going);
    if (!aliases_.empty()) {
      keep_one();
    } else if (!going.empty()) {
      replace_one();
    } else {
      insert(fmt::format("'{}' has no records yet: the alias is a new line", host_.text()));
    }
    keep_ttls(disturbance_);
    raise_serial(request_.serial, request_.now);
    return finish();
  }

 private:
  void refuse_self() {
    Finding refusal{.rule = "target-is-host"};
    refusal.span = zone_place(zone_);
    refusal.message = fmt::format("'{}' would point at itself", host_.text());
    refusal.help = "give another target";
    refuse({std::move(refusal)});
  }

  // What stands at the host, by what it means for the alias.
  void sort_records() {
    const NameId host = zone_.names().find(host_);
    if (host == no_name) return;
    for (const RecordId id : zone_.records_at(host)) {
      const Record& record = zone_.record(id);
      switch (record.type) {
        case RrType::cname: {
          const auto target = rdata_target(record.type, zone_.rdata(record));
          (target && *target == target_ ? aliases_ : other_aliases_).push_back(id);
          break;
        }
        case RrType::a:
        case RrType::aaaa:
        case RrType::https:
        case RrType::svcb:
          addresses_.push_back(id);
          rivals_.push_back(id);
          break;
        case RrType::rrsig:
        case RrType::nsec:
          break;  // legal beside a CNAME (RFC 4035 section 2.5)
        case RrType::ns:
          break;  // refused as a delegation
        case RrType::ds:
          if (zone_.has(host, RrType::ns)) break;
          [[fallthrough]];
        default:
          others_.push_back(id);
          rivals_.push_back(id);
          break;
      }
    }
  }

  void refuse_conflicts() {
    if (!others_.empty() && request_.replace != Replace::all) {
      Finding refusal = about("host-has-records", others_,
                              fmt::format("'{}' has {} data, which cannot stand beside an alias "
                                          "(RFC 1034 section 3.6.2)",
                                          host_.text(), types_of(others_)));
      refusal.help =
          "choose another host, move that data to another name, or let it be deleted "
          "with --replace=all";
      refuse({std::move(refusal)});
    }
    if (!addresses_.empty() && request_.replace == Replace::none) {
      Finding refusal = about("host-has-addresses", addresses_,
                              fmt::format("'{}' has {} records: the host answers from there today",
                                          host_.text(), types_of(addresses_)));
      refusal.help =
          "to let the new target take over, replace them with "
          "--replace=addresses";
      refuse({std::move(refusal)});
    }
  }

  // The host has the right alias already, perhaps several times or with others beside it.
  void keep_one() {
    const RecordId kept = kept_alias();
    Ids duplicates = aliases_;
    std::erase(duplicates, kept);
    const bool new_ttl = request_.ttl && *request_.ttl != zone_.record(kept).ttl;
    if (new_ttl) {
      decide("ttl", Ids{kept}, fmt::format("the alias gets the TTL that --ttl asks for"));
    } else if (aliases_.size() > 1 || !other_aliases_.empty() || !rivals_.empty()) {
      decide("kept", Ids{kept},
             fmt::format("the alias of '{}' to '{}' is there already and stays", host_.text(),
                         target_.text()));
    }
    if (!duplicates.empty()) {
      decide("deleted", duplicates,
             fmt::format("{} repeated {} deleted: one alias at a host is all that is allowed",
                         duplicates.size(), duplicates.size() == 1 ? "copy" : "copies"));
    }
    announce_other_aliases();
    announce_rivals();
    Ids going = duplicates;
    going.insert(going.end(), other_aliases_.begin(), other_aliases_.end());
    going.insert(going.end(), rivals_.begin(), rivals_.end());
    announce_split(going);
    const bool generated = zone_.is_generated(zone_.record(kept));
    if (new_ttl && generated) {
      going.push_back(kept);
      announce_split({kept});
    }
    if (!going.empty()) delete_lines(std::move(going));
    if (new_ttl && generated) insert("the alias with its own TTL is a new line");
    if (new_ttl && !generated) rewrite(kept);
  }

  // Of equal aliases, the first that has the TTL which BIND serves.
  RecordId kept_alias() const {
    const auto at_host = zone_.records_at(zone_.record(aliases_.front()).owner);
    const std::uint32_t served = served_ttl(zone_, at_host, {RrType::cname, RrType::none});
    const auto found = std::find_if(aliases_.begin(), aliases_.end(),
                                    [&](RecordId id) { return zone_.record(id).ttl == served; });
    return found == aliases_.end() ? aliases_.front() : *found;
  }

  // The first of the records that go becomes the alias on its own line; the others are deleted.
  // What $GENERATE made has no line of its own, so the alias may need a new one.
  void replace_one() {
    Ids going = other_aliases_;
    going.insert(going.end(), rivals_.begin(), rivals_.end());
    const auto anchor = std::find_if(going.begin(), going.end(), [&](RecordId id) {
      return !zone_.is_generated(zone_.record(id));
    });
    const auto line = anchor == going.end() ? std::nullopt : std::optional(*anchor);
    announce_other_aliases();
    announce_rivals();
    announce_split(going);
    if (line) std::erase(going, *line);
    if (!going.empty()) delete_lines(std::move(going));
    if (line) {
      rewrite(*line);
    } else {
      insert("the alias is a new line");
    }
  }

  void announce_split(const Ids& going) {
    for (const RecordId id : going) {
      const auto value = zone_.generated_value(id);
      if (!value) continue;
      decide(
          "split", Ids{id},
          fmt::format("$GENERATE made that record for the value {}: its range is cut around that "
                      "value, and makes all others as before",
                      *value));
    }
  }

  void rewrite(RecordId anchor) {
    const Record& record = zone_.record(anchor);
    add_edits(Stage::insert, rewrite_as_cname(zone_, record, target_, request_.ttl));
    const std::uint32_t ttl = request_.ttl.value_or(record.ttl);
    if (ttl != record.ttl) disturbance_.rewritten = {anchor, ttl};
    plan_.removed.push_back(anchor);
    announce_new(ttl);
  }

  void announce_new(std::uint32_t ttl) {
    plan_.added.push_back({request_.host, ttl, RrType::cname, std::string(target_.wire())});
  }

  void announce_other_aliases() {
    for (const RecordId id : other_aliases_) {
      const auto target = rdata_target(RrType::cname, zone_.rdata(id));
      const Provider* former = target ? provider_of(*target) : nullptr;
      const std::string what =
          former == nullptr
              ? "whatever was served from there stops working"
              : fmt::format("that is {}: its integration stops working", former->name);
      decide("replaced", Ids{id},
             fmt::format("the alias to '{}' goes; {}", target ? target->text() : "?", what));
    }
  }

  void announce_rivals() {
    for (const RecordId id : rivals_) {
      decide("replaced", Ids{id},
             fmt::format("'{}' goes, as --replace allows", zone_.describe(zone_.record(id))));
    }
  }

  void insert(std::string_view what) {
    const Placement place = place_record(zone_, host_);
    const NewLine line = write_line(zone_, place, {request_.host, request_.target, request_.ttl});
    add_edits(Stage::insert, {line.edit});
    if (line.ttl_written && place.before) disturbance_.inserted = {*place.before, line.ttl};
    Finding decision{.rule = "inserted"};
    decision.span = line.edit.span;
    decision.message = what;
    plan_.decisions.push_back(std::move(decision));
    announce_new(line.ttl);
  }

  const PointRequest& request_;
  NameView host_;
  NameView target_;
  Ids aliases_;        // CNAMEs to the target
  Ids other_aliases_;  // CNAMEs to something else
  Ids addresses_;      // A, AAAA, HTTPS, SVCB
  Ids others_;         // what only --replace=all may delete
  TtlDisturbance disturbance_;
  Ids rivals_;  // addresses and others, in file order
};

}  // namespace

Plan plan_point(const LoadedZone& loaded, const PointRequest& request) {
  return PointPlanner(loaded, request).run();
}

}  // namespace zonemend
