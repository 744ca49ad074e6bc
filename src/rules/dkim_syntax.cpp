#include <fmt/format.h>

#include <algorithm>

#include "rules/shared/dkim_key.h"
#include "rules/shared/mail_policy.h"
#include "text/ascii.h"

namespace zonemend::rules {

extern const Rule dkim_syntax;

namespace {

constexpr std::size_t ed25519_size = 32;  // octets
constexpr std::string_view cut_short = "this key is cut short: parts of it are missing";
constexpr std::string_view copy_again =
    "copy the whole key again, in strings of at most 255 octets";

class KeyCheck {
 public:
  KeyCheck(const std::vector<Tag>& tags, TextFaults& faults) : tags_(tags), faults_(faults) {}

  void run() {
    check_form(tags_, "DKIM key", faults_);
    if (find_tag(tags_, "v") != nullptr) check_version(tags_, "DKIM1", faults_);
    check_hashes();
    check_services();
    const Tag* key = find_tag(tags_, "p");
    if (key == nullptr) {
      if (faults_.empty()) {
        fail(tags_.front().whole, "this DKIM record has no key ('p=')", "add the key");
      }
      return;
    }
    const Tag* type = find_tag(tags_, "k");
    if (type == nullptr || ascii::equal_ignoring_case(type->value, "rsa")) return check_rsa(*key);
    if (ascii::equal_ignoring_case(type->value, "ed25519")) return check_ed25519(*key);
    fail(type->whole, fmt::format("'{}' is not a type of DKIM key", excerpt(type->value)),
         "write 'k=rsa' or 'k=ed25519'");
  }

 private:
  void fail(std::string_view at, std::string message, std::string help,
            Severity severity = Severity::error) {
    faults_.push_back({at, std::move(message), std::move(help), severity});
  }

  void check_hashes() {
    const Tag* hashes = find_tag(tags_, "h");
    if (hashes == nullptr) return;
    const auto names = split_value(hashes->value, ':');
    const bool allows = std::any_of(names.begin(), names.end(), [](std::string_view name) {
      return ascii::equal_ignoring_case(name, "sha256");
    });
    if (allows) return;
    fail(hashes->whole,
         fmt::format("'{}' does not allow sha256, the one hash that signers use",
                     excerpt(hashes->whole)),
         "write 'h=sha256', or delete it");
  }

  void check_services() {
    const Tag* services = find_tag(tags_, "s");
    if (services == nullptr) return;
    for (const std::string_view name : split_value(services->value, ':')) {
      if (name == "*" || name == "email") return;
    }
    fail(services->whole,
         fmt::format("with '{}' the key is not valid for mail", excerpt(services->whole)),
         "write 's=email', or delete it");
  }

  // Nothing when the key was revoked, which an empty one says, or has been reported.
  std::string decoded(const Tag& key) {
    std::size_t bad = 0;
    auto octets = decode_base64(key.value, bad);
    if (octets) return std::move(*octets);
    if (bad == key.value.size()) {
      fail(key.name, std::string(cut_short), std::string(copy_again));
    } else {
      fail(key.value.substr(bad, 1),
           fmt::format("'{}' cannot stand in a key", key.value.substr(bad, 1)),
           "copy the key again: it consists of letters, digits, '+', '/' and '=' at its end");
    }
    return {};
  }

  void check_rsa(const Tag& key) {
    const std::string octets = decoded(key);
    if (octets.empty()) return;
    if (octets.size() == ed25519_size) {
      return fail(key.name, "this key is of type Ed25519, but read as RSA", "add 'k=ed25519;'");
    }
    const RsaKey::State state = read_rsa_key(octets).state;
    if (state == RsaKey::State::cut_short) {
      fail(key.name, std::string(cut_short), std::string(copy_again));
    } else if (state == RsaKey::State::other) {
      fail(key.name, "this is not an RSA key", "copy the public key again");
    }
  }

  void check_ed25519(const Tag& key) {
    const std::string octets = decoded(key);
    if (octets.empty() || octets.size() == ed25519_size) return;
    fail(key.name,
         fmt::format("this key has {} octets, and an Ed25519 key has {}", octets.size(),
                     ed25519_size),
         "write the 32 octets of the key alone, in base64: without the header that openssl puts "
         "in front of them");
  }

  const std::vector<Tag>& tags_;
  TextFaults& faults_;
};

void check_text(const TxtText& text, FindingSink& sink) {
  const std::vector<Tag> tags = read_tags(text.text());
  if (tags.empty()) return;
  const Tag* version = find_tag(tags, "v");
  const bool says_dkim = version != nullptr && version->value.size() >= 4 &&
                         ascii::equal_ignoring_case(version->value.substr(0, 4), "DKIM");
  if (!says_dkim && !is_dkim_key(tags)) return;
  TextFaults faults;
  KeyCheck(tags, faults).run();
  report_faults(text, sink, dkim_syntax, faults);
}

void check(const Zone& zone, FindingSink& sink) {
  for_texts_at(zone, MailPolicy::dkim, [&sink](const TxtText& text) { check_text(text, sink); });
}

}  // namespace

const Rule dkim_syntax = {
    .id = "dkim-syntax",
    .severity = Severity::error,
    .summary = "DKIM key cannot be read",
    .authority = "RFC 6376 section 3.6.1; RFC 8463 section 4",
    .docs =
        {
            .what = "A TXT record at SELECTOR._domainkey that is meant as a DKIM key, and has "
                    "no \"p=\", a version that is not \"DKIM1\" or does not come first, a tag "
                    "twice, an unknown type of key, or a key that is cut short or no key at "
                    "all. An empty \"p=\" revokes a key and is valid.",
            .why = "Receivers cannot check any signature made with this selector: the mail counts "
                   "as not signed, and under a strict DMARC policy it is refused. Keys are long, "
                   "and lose characters where they are copied and split.",
            .example =
                "mail._domainkey IN TXT \"v=DKIM1; k=ed25519; p=VIRXAdRgC/oR8sGsPiO5FpAcccjZt8\"",
            .instead = "mail._domainkey IN TXT \"v=DKIM1; k=ed25519; "
                       "p=VIRXAdRgC/oR8sGsPiO5FpAcccjZt8aa5zWJmZt/bjY=\"",
            .fix = "Writes the version in the right letters. It is unsafe, because another text is "
                   "served then.",
        },
    .check = check,
};

}  // namespace zonemend::rules
