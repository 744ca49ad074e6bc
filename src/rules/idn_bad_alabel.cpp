#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "rules/shared/idn.h"
#include "rules/shared/name_traits.h"
#include "rules/shared/records.h"
#include "rules/shared/targets.h"
#include "rules/shared/written_owner.h"
#include "text/ascii.h"

namespace zonemend::rules {

extern const Rule idn_bad_alabel;

namespace {

// The first label of the name with the property; empty when there is none.
template <class Property>
std::string_view find_label(NameView name, Property has_property) {
  for (; !name.is_root(); name = name.parent()) {
    if (has_property(name.first_label())) return name.first_label();
  }
  return "";
}

// One finding for each label.
class Reporter {
 public:
  Reporter(const Zone& zone, FindingSink& sink) : zone_(zone), sink_(sink) {}

  void look_at_owner(const Record& record) {
    const NameView name = zone_.name(record.owner);
    report_bad(find_label(name, is_bad_a_label), record, true);
    report_reserved(find_label(name, is_reserved_label), record);
  }

  // Whether somebody else's name is reserved is not the zone's concern.
  void look_at_target(const Record& record) {
    const auto name = rdata_target(record.type, zone_.rdata(record));
    if (name) report_bad(find_label(*name, is_bad_a_label), record, false);
  }

 private:
  bool is_new(std::string_view label) {
    return !label.empty() && seen_.insert(ascii::in_capitals(label)).second;
  }

  void report_bad(std::string_view label, const Record& record, bool is_owner) {
    if (!is_new(label)) return;
    Finding finding = make_finding(
        idn_bad_alabel, is_owner ? owner_place(zone_, record) : target_place(zone_, record),
        fmt::format("'{}' looks like an international name, but {}", label, a_label_fault(label)),
        "write the xn-- form anew, as a converter for international domain names (IDN) shows it");
    finding.label = "no international name";
    sink_.push_back(std::move(finding));
  }

  void report_reserved(std::string_view label, const Record& record) {
    if (!is_new(label)) return;
    Finding finding = make_finding(
        idn_bad_alabel, owner_place(zone_, record),
        fmt::format("'{}' has two hyphens after its first two characters, as only international "
                    "names (xn--) may",
                    label),
        "choose another name: no authority may issue a certificate for this one");
    finding.label = "a reserved form";
    sink_.push_back(std::move(finding));
  }

  const Zone& zone_;
  FindingSink& sink_;
  std::set<std::string> seen_;
};

bool is_wrong(std::string_view label) { return is_bad_a_label(label) || is_reserved_label(label); }

// By NameId: the names with such a label, be it their first or another. Empty when there are none.
std::vector<bool> wrong_names(const Zone& zone) {
  std::vector<bool> wrong;
  const auto& traits = zone.fact<NameTraits>();
  traits.visit(double_hyphen, [&](NameId id) {
    if (!is_wrong(zone.name(id).first_label())) return;
    wrong.resize(zone.names().size());
    wrong[id] = true;
  });
  if (wrong.empty()) return wrong;
  traits.visit(double_hyphen, [&](NameId id) {
    for (NameId at = id; at != no_name && !wrong[id]; at = zone.names().parent(at)) {
      wrong[id] = wrong[at];
    }
  });
  return wrong;
}

// The records to look at, in file order: each owner need be looked at once.
std::vector<RecordId> suspects(const Zone& zone) {
  std::vector<RecordId> records;
  for (const RrType type : Targets::types) {
    for_targets_with(zone, type, target_bad_a_label,
                     [&](const Record& record) { records.push_back(zone.id_of(record)); });
  }
  const std::vector<bool> wrong = wrong_names(zone);
  for (NameId owner = 0; owner < wrong.size(); ++owner) {
    if (wrong[owner] && !zone.records_at(owner).empty()) {
      records.push_back(zone.records_at(owner).front());
    }
  }
  std::sort(records.begin(), records.end());
  records.erase(std::unique(records.begin(), records.end()), records.end());
  return records;
}

void check(const Zone& zone, FindingSink& sink) {
  Reporter reporter(zone, sink);
  for (const RecordId id : suspects(zone)) {
    reporter.look_at_owner(zone.record(id));
    reporter.look_at_target(zone.record(id));
  }
}

}  // namespace

const Rule idn_bad_alabel = {
    .id = "idn-bad-alabel",
    .severity = Severity::warning,
    .summary = "xn-- name is not the form of an international name",
    .authority = "RFC 5890 section 2.3; RFC 3492",
    .docs =
        {
            .what = "A label that starts with 'xn--', but is not the form in which the DNS has "
                    "an international name: it cannot be decoded (RFC 3492), or decodes to a "
                    "name that has another such form or needs none; and an owner whose first "
                    "two characters are not 'xn' and are followed by two hyphens. One finding "
                    "for each label.",
            .why = "Browsers show or refuse such a name as an error, and ask for another one "
                   "when the international name is typed. Usually a letter was lost when the "
                   "name was copied. Other names with two hyphens in that place are kept for "
                   "future use, and certification authorities must not issue a certificate for "
                   "them.",
            .example = "xn--bcher-kv IN CNAME shop.example.net.",
            .instead = "xn--bcher-kva IN CNAME shop.example.net.",
            .fix = "",
        },
    .check = check,
};

}  // namespace zonemend::rules
