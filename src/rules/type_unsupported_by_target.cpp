#include <fmt/format.h>

#include <algorithm>

#include "rules/shared/records.h"
#include "text/ascii.h"
#include "zonemend/record_text.h"

namespace zonemend::rules {

extern const Rule type_unsupported_by_target;

namespace {

constexpr RuleOption options[] = {
    {.name = "types",
     .what = "the types that not all of your servers know (HTTPS WALLET)",
     .kind = RuleOption::Kind::list}};

std::vector<RrType> types_in(const std::vector<std::string>& words) {
  std::vector<RrType> types;
  for (const std::string& word : words) {
    const auto type = rr_type_from_text(word);
    if (type && std::find(types.begin(), types.end(), *type) == types.end()) {
      types.push_back(*type);
    }
  }
  return types;
}

// Written as TYPE65, every server reads it.
bool is_written_by_name(const Zone& zone, const Record& record) {
  constexpr std::string_view generic = "TYPE";
  const std::string_view type = zone.sources().text(record_text(zone, record).type);
  return !ascii::equal_ignoring_case(type.substr(0, generic.size()), generic);
}

void check(const Zone& zone, const CheckContext& context, FindingSink& sink) {
  for (const RrType type : types_in(context.list(type_unsupported_by_target, "types"))) {
    std::vector<RecordId> records;
    for (const RecordId id : zone.records_of(type)) {
      if (is_written_by_name(zone, zone.record(id))) records.push_back(id);
    }
    if (records.empty()) continue;
    const std::string more =
        records.size() == 1
            ? ""
            : fmt::format(" (and of {})", count_of(records.size() - 1, "more record"));
    sink.push_back(
        make_finding(type_unsupported_by_target, place_of(zone, zone.record(records.front())),
                     fmt::format("not all of your servers know the type {} of this record{}",
                                 rr_type_text(type), more),
                     fmt::format("delete it, or write it as TYPE{} in the form of RFC 3597",
                                 static_cast<unsigned>(type))));
  }
}

}  // namespace

const Rule type_unsupported_by_target = {
    .id = "type-unsupported-by-target",
    .severity = Severity::warning,
    .enabled = false,
    .summary = "record is of a type that not all of your servers know",
    .authority = "practice",
    .docs =
        {
            .what = "Records of a type that is in the list 'types'. One finding for each type. Not "
                    "part of the default rules, and silent until the list is set.",
            .why = "A server that is older than the type cannot read its name, and refuses the "
                   "file or the whole change; some providers take only a handful of types.",
            .example = "; types = HTTPS\n"
                       "www IN HTTPS 1 . alpn=h2",
            .instead = "; types = HTTPS\n"
                       "www IN A 192.0.2.80",
            .fix = "",
        },
    .check = check,
    .options = options,
};

}  // namespace zonemend::rules
