// What the loader does at $ORIGIN, $TTL and $DATE (RFC 1035 section 5.1, RFC 2308 section 4), and
// at entries that it cannot read.
#include <fmt/format.h>

#include <chrono>

#include "text/ascii.h"
#include "zone/loader.h"

namespace zonemend {
namespace {

// Fourteen digits that are a time of the calendar, a leap second allowed.
bool is_date(std::string_view text) {
  if (text.size() != 14 || !ascii::all_digits(text)) return false;
  const auto number = [&](std::size_t at, std::size_t size) {
    unsigned value = 0;
    for (const char c : text.substr(at, size)) value = value * 10 + static_cast<unsigned>(c - '0');
    return value;
  };
  const std::chrono::year_month_day day{std::chrono::year(static_cast<int>(number(0, 4))),
                                        std::chrono::month(number(4, 2)),
                                        std::chrono::day(number(6, 2))};
  return day.ok() && number(8, 2) < 24 && number(10, 2) < 60 && number(12, 2) <= 60;
}

}  // namespace

void Loader::read_origin(std::uint32_t index) {
  if (tokens_.size() != 2) {
    unreadable("directive-argument", tokens_.size() > 2 ? span(2) : span(0),
               "$ORIGIN takes exactly one domain name",
               "write for instance '$ORIGIN example.com.'");
    return;
  }
  if (tokens_[1].kind == TokenKind::quoted) {
    unreadable("directive-argument", span(1), "BIND takes no quotes around the name of $ORIGIN",
               "write it without quotes");
    return;
  }
  const auto name = read_name(1);
  if (!name) return;
  set_origin(*name);
  zone_.origin_changes_.push_back({reading_.document, index, zone_.names_.intern(reading_.origin)});
}

void Loader::set_default_ttl(std::uint32_t ttl, std::uint32_t index) {
  directive_ttl_ = ttl;
  zone_.ttl_changes_.push_back({reading_.document, index, ttl});
}

void Loader::read_ttl_directive(std::uint32_t index) {
  if (tokens_.size() != 2) {
    unreadable("directive-argument", tokens_.size() > 2 ? span(2) : span(0),
               "$TTL takes exactly one time", "write for instance '$TTL 3600' or '$TTL 1h'");
    return;
  }
  const TtlValue ttl = ttl_from_text(text(1));
  if (ttl.error != TtlError::none || tokens_[1].kind != TokenKind::word) {
    unreadable("bad-ttl", span(1), fmt::format("{} is not a time", quoted(1)),
               "write seconds ('3600') or digits with units ('1h30m', '2w')");
    return;
  }
  set_default_ttl(ttl.seconds > max_ttl ? 0 : ttl.seconds, index);
  ttl_is_soa_minimum_ = false;
  if (ttl.seconds > max_ttl) {
    report("ttl-over-31-bits", span(1),
           fmt::format("the TTL {} is over the limit of 2147483647 seconds", quoted(1)),
           "BIND takes it for 0, so that nothing is cached; write the time that you mean");
  }
}

void Loader::read_date() {
  if (tokens_.size() == 2 && tokens_[1].kind == TokenKind::word && is_date(text(1))) {
    has_date_ = true;
    return;
  }
  unreadable("directive-argument", span(tokens_.size() == 2 ? 1 : 0),
             "$DATE takes exactly one time, YYYYMMDDHHMMSS",
             "write for instance '$DATE 20260301120000', or delete the line");
}

// What follows a broken entry with a blank owner belongs to it, as far as its owner can be read.
void Loader::read_broken(const Entry& entry) {
  zone_.complete_ = false;
  if (entry.starts_blank || tokens_.empty()) return;
  const auto name = Name::parse(text(0), reading_.origin);
  lose_owner();
  if (!name) return;
  const bool inside = name->view().is_at_or_below(zone_.origin_name());
  reading_.owner_state = inside ? OwnerState::known : OwnerState::outside;
  reading_.owner = zone_.names_.intern(*name);
}

}  // namespace zonemend
