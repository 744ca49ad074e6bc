#include <fmt/format.h>

#include "dns/dnssec.h"
#include "rules/shared/signature_text.h"

namespace zonemend::rules {

extern const Rule dnskey_weak;

namespace {

// Bits of an RSA modulus. Below the first, keys have been broken by people at home; the second is
// what NIST SP 800-57 wants and the root zone uses.
constexpr unsigned fewest_bits = 1024;
constexpr unsigned usual_bits = 2048;

enum class Field : std::size_t { algorithm = 2, public_key = 3 };

struct Weakness {
  Field field;
  Severity severity;
  std::string message;
  std::string label;
};

std::optional<Weakness> of_algorithm(const DnssecKey& key) {
  const DnssecAlgorithm* known = find_dnssec_algorithm(key.algorithm);
  if (known == nullptr || known->signing != Advice::must_not) return std::nullopt;
  const bool unchecked = known->validation == Advice::must_not;
  return Weakness{
      Field::algorithm, Severity::warning,
      fmt::format("{} must not be used to sign any more{}", dnssec_algorithm_text(key.algorithm),
                  unchecked ? ", and resolvers treat the zone as unsigned" : ""),
      "out of date"};
}

std::optional<Weakness> of_rsa(const DnssecKey& key) {
  if (!is_rsa(key.algorithm)) return std::nullopt;
  const auto rsa = rsa_key(key.public_key);
  if (!rsa) {
    return Weakness{Field::public_key, Severity::error, "this is not a complete RSA key",
                    "cut off?"};
  }
  if (rsa->modulus_bits < usual_bits) {
    const auto severity = rsa->modulus_bits < fewest_bits ? Severity::error : Severity::warning;
    return Weakness{
        Field::public_key, severity,
        fmt::format("this RSA key has {} bits, and can be broken with {} effort", rsa->modulus_bits,
                    severity == Severity::error ? "little" : "great"),
        fmt::format("fewer than {} bits", usual_bits)};
  }
  if (rsa->exponent && *rsa->exponent <= 3) {
    return Weakness{Field::public_key, Severity::warning,
                    fmt::format("this RSA key has the exponent {}, which makes forgeries easier",
                                *rsa->exponent),
                    "exponent should be 65537"};
  }
  return std::nullopt;
}

void check(const Zone& zone, FindingSink& sink) {
  for (const DnssecKey& key : apex_keys(zone)) {
    auto weakness = of_algorithm(key);
    if (!weakness) weakness = of_rsa(key);
    if (!weakness) continue;
    Finding finding = make_finding(
        dnskey_weak, field_place(zone, key.record, static_cast<std::size_t>(weakness->field)),
        std::move(weakness->message),
        "replace the key by one of algorithm 13 (ECDSAP256SHA256), step by step (RFC 6781 "
        "section 4.1)");
    finding.label = std::move(weakness->label);
    finding.severity = weakness->severity;
    sink.push_back(std::move(finding));
  }
}

}  // namespace

const Rule dnskey_weak = {
    .id = "dnskey-weak",
    .severity = Severity::warning,
    .summary = "key is too weak, or of an algorithm that is out of date",
    .authority = "RFC 9904; RFC 9905; RFC 9906; RFC 3110 section 2",
    .docs =
        {
            .what = "A DNSKEY record of an algorithm that must not be used to sign any more (those "
                    "with MD5, DSA, SHA-1 and the first GOST), or an RSA key of fewer than 2048 "
                    "bits, or with the exponent 3. An RSA key of fewer than 1024 bits, or one that "
                    "is cut off, is an error.",
            .why = "Whoever breaks the key can forge answers for the whole zone. Resolvers drop "
                   "support for old algorithms: to them the zone is then as good as unsigned, and "
                   "some that follow the policy of their system refuse SHA-1 altogether.",
            .example = "@ DNSKEY 257 3 5 AwEAAcw7SbVzXbTLIhQCjJzG...",
            .instead = "@ DNSKEY 257 3 13 oJB1W6WNGv+ldvQ3WDG0MQkg5IEhjRip8WTr...",
            .fix = "",
        },
    .check = check,
};

}  // namespace zonemend::rules
