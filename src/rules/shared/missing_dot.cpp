#include "rules/shared/missing_dot.h"

#include <fmt/format.h>

#include "rules/shared/alias_target.h"
#include "rules/shared/lookup.h"
#include "rules/shared/records.h"
#include "zonemend/record_text.h"
#include "zonemend/tlds.h"

namespace zonemend::rules {
namespace {

// Whether the relative name was hardly meant so. In the zone of a top-level domain, "ns1.amazon"
// is.
bool looks_absolute(const Zone& zone, std::string_view written) {
  constexpr std::string_view no_hostname = "/:@";  // rules about host names speak of these
  if (is_absolute(written) || written.find_first_of(no_hostname) != written.npos) return false;
  const auto meant = Name::parse(written, Name());
  if (!meant || meant->view().label_count() < 2 || zone.origin_name().label_count() < 2) {
    return false;
  }
  return is_known_tld(meant->view().suffix(1).first_label()) || zone.contains(*meant);
}

// `expanded`: what the name means; `wanted`: what would have to exist for it.
std::optional<DotlessName> dotless(const Zone& zone, const Record& record, Span span,
                                   NameView expanded, NameView wanted) {
  const NameView origin = zone.origin_at(record.document, record.entry);
  if (origin.is_root() || repeats_origin(zone, origin) || !wanted.is_below(origin)) return {};
  const Lookup answer = look_up(zone, wanted);
  const bool missing = answer.kind == Lookup::Kind::missing;
  // A wildcard that answers for everything must not hide the mistake.
  if (!missing && (answer.kind != Lookup::Kind::wildcard ||
                   zone.name(answer.at).label_count() > origin.label_count() + 1)) {
    return {};
  }
  std::string written(zone.sources().text(span));
  if (!looks_absolute(zone, written)) return {};
  return DotlessName{span, std::move(written), Name(expanded), missing && zone.complete()};
}

// Name `index` of the SOA's data; both stand first in it.
std::optional<NameView> name_in_soa(const Zone& zone, const Record& soa, std::size_t index) {
  const std::string_view rdata = zone.rdata(soa);
  const auto names = names_in_rdata(RrType::soa, rdata);
  if (names.size() <= index || zone.entry(soa).kind != EntryKind::record) return std::nullopt;
  return NameView(rdata.substr(names[index].offset, names[index].size));
}

}  // namespace

std::optional<DotlessName> dotless_target(const Zone& zone, const Record& record) {
  const NameView target = target_of(zone, record);
  if (!zone.contains(target) || repeats_origin(zone, target)) return std::nullopt;
  if (!written_target(zone, record)) return std::nullopt;
  return dotless(zone, record, target_place(zone, record), target, target);
}

std::optional<DotlessName> dotless_primary(const Zone& zone, const Record& soa) {
  const auto name = name_in_soa(zone, soa, 0);
  if (!name) return std::nullopt;
  return dotless(zone, soa, rdata_span(zone, soa, 0), *name, *name);
}

std::optional<DotlessName> dotless_mailbox(const Zone& zone, const Record& soa) {
  const auto name = name_in_soa(zone, soa, 1);
  if (!name || name->is_root()) return std::nullopt;
  // The first label is the mailbox: it is the rest that must exist.
  return dotless(zone, soa, rdata_span(zone, soa, 1), *name, name->parent());
}

Fix add_dot(const DotlessName& name) {
  return {fmt::format("write '{}.'", name.written),
          Safety::unsafe,
          {{{name.span.source, name.span.end, name.span.end}, "."}}};
}

}  // namespace zonemend::rules
