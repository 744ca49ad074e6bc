#include <fmt/format.h>

#include <map>

#include "rules/shared/records.h"
#include "rules/shared/written_ttls.h"

namespace zonemend::rules {

extern const Rule ttl_out_of_range;

namespace {

// Seconds. Many resolvers keep no answer for a shorter time, and BIND none for a longer one.
constexpr std::uint32_t shortest = 30;
constexpr std::uint32_t longest = 7 * 86400;

// Signers write NSEC3PARAM, which only servers read, with a TTL of 0, and sign it so.
bool is_signers(RrType type) { return type == RrType::nsec3param || type == RrType::rrsig; }

bool is_usual(std::uint32_t seconds) { return seconds >= shortest && seconds <= longest; }

std::string fact(std::uint32_t seconds) {
  if (seconds == 0) return "a TTL of 0: no answer is kept, every query comes to your servers";
  return fmt::format("a TTL of {} seconds: {}", seconds,
                     seconds < shortest ? "many resolvers keep the answer longer"
                                        : "no resolver keeps an answer so long");
}

std::string_view help(std::uint32_t seconds) {
  return seconds < shortest ? "write at least 30 seconds, unless you need it"
                            : "write at most a week (604800 seconds)";
}

// One finding for each value: a zone can have it on every line.
void check(const Zone& zone, FindingSink& sink) {
  struct Use {
    Span first;
    std::size_t more = 0;
  };
  std::map<std::uint32_t, Use> uses;
  const auto look_at = [&uses](const WrittenTtl& ttl) {
    if (is_usual(ttl.seconds) || (ttl.seconds == 0 && is_signers(ttl.type))) return;
    const auto [use, is_first] = uses.try_emplace(ttl.seconds, Use{ttl.span});
    if (!is_first) ++use->second.more;
  };
  for (const WrittenTtl& ttl : directive_ttls(zone)) look_at(ttl);
  for (const Record& record : zone.records()) {
    if (is_usual(record.ttl)) continue;
    if (const auto ttl = written_ttl(zone, record)) look_at(*ttl);
  }
  for (const auto& [seconds, use] : uses) {
    std::string message = fact(seconds);
    if (use.more > 0) message += fmt::format(" (and in {})", count_of(use.more, "other place"));
    sink.push_back(
        make_finding(ttl_out_of_range, use.first, std::move(message), std::string(help(seconds))));
  }
}

}  // namespace

const Rule ttl_out_of_range = {
    .id = "ttl-out-of-range",
    .severity = Severity::info,
    .summary = "TTL is very short or very long",
    .authority = "RFC 1912 section 2.2",
    .docs =
        {
            .what = "A TTL below 30 seconds or above a week, on a record or a $TTL line. One "
                    "finding for each value.",
            .why = "With a very short TTL nearly every visit waits for your name servers, and "
                   "they get every query; many resolvers round such a TTL up. With a very long "
                   "one the old answer lives on after a change for as long as resolvers keep "
                   "it: BIND's own limit is a week, that of others a day. A TTL of 0 has uses, "
                   "but is mostly left over from a move.",
            .example = "$TTL 0",
            .instead = "$TTL 3600",
            .fix = "",
        },
    .check = check,
};

}  // namespace zonemend::rules
