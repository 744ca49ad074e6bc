#include <fmt/format.h>

#include "rules/shared/dkim_key.h"
#include "rules/shared/mail_policy.h"
#include "text/ascii.h"

namespace zonemend::rules {

extern const Rule dkim_weak_key;

namespace {

constexpr std::size_t least_accepted = 1024;  // bits, RFC 8301 section 3.2
constexpr RuleOption options[] = {{.name = "good",
                                   .what = "the bits from which on an RSA key is long enough",
                                   .fallback = 2048,
                                   .least = 1024,
                                   .most = 16384}};

// Zero when the text is no RSA key, or one that dkim-syntax speaks of.
std::size_t rsa_bits(const std::vector<Tag>& tags) {
  const Tag* type = find_tag(tags, "k");
  const Tag* key = find_tag(tags, "p");
  if (key == nullptr) return 0;
  if (type != nullptr && !ascii::equal_ignoring_case(type->value, "rsa")) return 0;
  std::size_t bad = 0;
  const auto octets = decode_base64(key->value, bad);
  if (!octets) return 0;
  const RsaKey rsa = read_rsa_key(*octets);
  return rsa.state == RsaKey::State::sound ? rsa.bits : 0;
}

void check(const Zone& zone, const CheckContext& context, FindingSink& sink) {
  const auto good = static_cast<std::size_t>(context.number(dkim_weak_key, "good"));
  for_texts_at(zone, MailPolicy::dkim, [&](const TxtText& text) {
    const std::vector<Tag> tags = read_tags(text.text());
    const std::size_t bits = rsa_bits(tags);
    if (bits == 0 || bits >= good) return;
    const bool is_refused = bits < least_accepted;
    TextFault fault{find_tag(tags, "p")->name,
                    is_refused
                        ? fmt::format("an RSA key of {} bits: receivers do not accept it", bits)
                        : fmt::format("an RSA key of {} bits: short for today", bits),
                    "make a key of 2048 bits, under a new selector",
                    is_refused ? Severity::error : Severity::info};
    report_faults(text, sink, dkim_weak_key, {std::move(fault)});
  });
}

}  // namespace

const Rule dkim_weak_key = {
    .id = "dkim-weak-key",
    .severity = Severity::info,
    .summary = "DKIM key is short",
    .authority = "RFC 8301 section 3.2",
    .docs =
        {
            .what = "An RSA key of less than 2048 bits at SELECTOR._domainkey; the number can be "
                    "set. Below 1024 bits it is an error.",
            .why = "Receivers must not accept keys below 1024 bits: they can be broken, and then "
                   "anybody signs mail in your name. 1024 bits are still accepted, but 2048 have "
                   "been the advice for years.",
            .example =
                "mail._domainkey IN TXT \"v=DKIM1; k=rsa; p=MIGfMA0GCSqGSIb3DQEB...\"  ; 1024 bits",
            .instead =
                "mail2._domainkey IN TXT ( \"v=DKIM1; k=rsa; p=MIIBIjANBgkqhkiG9w0BAQEF...\"\n"
                "                          \"...\" )  ; 2048 bits",
            .fix = "",
        },
    .check = check,
    .options = options,
};

}  // namespace zonemend::rules
