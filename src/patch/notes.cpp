#include "patch/notes.h"

#include <fmt/format.h>

#include <algorithm>

#include "zonemend/record_text.h"

namespace zonemend {
namespace {

constexpr std::uint32_t one_day = 86400;

// "2 days", "36 hours", "90 minutes".
std::string duration(std::uint32_t seconds) {
  if (seconds % one_day == 0) return fmt::format("{} days", seconds / one_day);
  if (seconds % 3600 == 0) return fmt::format("{} hours", seconds / 3600);
  return fmt::format("{} seconds", seconds);
}

void wildcard_note(const Zone& zone, NameView host, std::vector<Finding>& notes) {
  const NameId wildcard = zone.wildcard_for(host);
  if (wildcard == no_name) return;
  Finding note{.rule = "host-hides-wildcard"};
  std::vector<std::string> types;
  for (const RecordId id : zone.records_at(wildcard)) {
    const Span span = record_span(zone, zone.record(id));
    if (types.empty()) {
      note.span = span;
    } else {
      note.labels.push_back({span, "and this"});
    }
    types.push_back(rr_type_text(zone.record(id).type));
  }
  if (types.empty()) return;
  std::sort(types.begin(), types.end());
  types.erase(std::unique(types.begin(), types.end()), types.end());
  note.label = "answered for the host until now";
  note.message = fmt::format(
      "'{}' was answered by the wildcard '{}' ({}); from now on only the alias "
      "answers",
      host.text(), zone.name(wildcard).text(), fmt::join(types, ", "));
  note.help = "a wildcard answers only for names that do not exist (RFC 4592 section 2.2.2)";
  notes.push_back(std::move(note));
}

// RFC 8659 section 3: the certificate authority looks for CAA at the name and then at its parents.
void caa_note(const Zone& zone, NameView host, std::vector<Finding>& notes) {
  for (NameView name = host.parent(); name.is_at_or_below(zone.origin_name());
       name = name.parent()) {
    const NameId id = zone.names().find(name);
    if (id != no_name && zone.has(id, RrType::caa)) {
      Finding note{.rule = "caa-may-block"};
      for (const RecordId record : zone.records_at(id)) {
        if (zone.record(record).type != RrType::caa) continue;
        const Span span = record_span(zone, zone.record(record));
        if (note.message.empty()) {
          note.message = "CAA records say which authorities may issue certificates for this host";
          note.span = span;
          note.label = "applies to the host";
        } else {
          note.labels.push_back({span, "and this"});
        }
      }
      note.help =
          "the product behind the target issues the certificate itself: make sure that its "
          "authority is allowed here, or the host will have no https";
      notes.push_back(std::move(note));
      return;
    }
    if (name.is_root()) return;
  }
}

void ttl_note(const Zone& zone, std::span<const RecordId> going, std::vector<Finding>& notes) {
  const Record* longest = nullptr;
  for (const RecordId id : going) {
    const Record& record = zone.record(id);
    if (longest == nullptr || record.ttl > longest->ttl) longest = &record;
  }
  if (longest == nullptr || longest->ttl <= one_day) return;
  Finding note{.rule = "old-answer-lives-on"};
  note.span = record_span(zone, *longest);
  note.label = fmt::format("TTL {} seconds", longest->ttl);
  note.message = fmt::format("resolvers may give the old answer for up to {} after the change",
                             duration(longest->ttl));
  note.help = "lower this TTL to 300 and wait that long before the change, if it is urgent";
  notes.push_back(std::move(note));
}

void primary_note(const Zone& zone, NameView host, std::vector<Finding>& notes) {
  for (const RecordId id : zone.records_of(RrType::soa)) {
    const auto names = names_in_rdata(RrType::soa, zone.rdata(id));
    if (names.empty()) return;
    if (!(NameView(zone.rdata(id).substr(names[0].offset, names[0].size)) == host)) return;
    Finding note{.rule = "host-is-primary-server"};
    note.span = rdata_span(zone, zone.record(id), 0);
    note.label = "named here";
    note.message =
        fmt::format("'{}' is named in the SOA as the zone's primary server", host.text());
    note.help = "dynamic updates are sent to that name: name the real server there";
    notes.push_back(std::move(note));
  }
}

}  // namespace

std::vector<Finding> alias_notes(const Zone& zone, NameView host, std::span<const RecordId> going) {
  std::vector<Finding> notes;
  wildcard_note(zone, host, notes);
  caa_note(zone, host, notes);
  ttl_note(zone, going, notes);
  primary_note(zone, host, notes);
  return notes;
}

}  // namespace zonemend
