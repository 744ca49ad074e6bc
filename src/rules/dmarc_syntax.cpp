#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "lint/nearest_name.h"
#include "rules/shared/mail_policy.h"
#include "text/ascii.h"

namespace zonemend::rules {

extern const Rule dmarc_syntax;

namespace {

using Words = std::initializer_list<std::string_view>;

constexpr std::array known_tags = {
    std::string_view("v"),   std::string_view("p"),     std::string_view("sp"),
    std::string_view("np"),  std::string_view("psd"),   std::string_view("t"),
    std::string_view("pct"), std::string_view("adkim"), std::string_view("aspf"),
    std::string_view("fo"),  std::string_view("rf"),    std::string_view("ri"),
    std::string_view("rua"), std::string_view("ruf")};

bool is_one_of(std::string_view value, Words words) {
  return std::any_of(words.begin(), words.end(), [value](std::string_view word) {
    return ascii::equal_ignoring_case(value, word);
  });
}

std::string or_list(Words words) {
  std::string text;
  for (const std::string_view& word : words) {
    if (&word != words.begin()) text += &word + 1 == words.end() ? " or " : ", ";
    text += fmt::format("'{}'", word);
  }
  return text;
}

class PolicyCheck {
 public:
  PolicyCheck(const std::vector<Tag>& tags, TextFaults& faults) : tags_(tags), faults_(faults) {}

  void run() {
    check_form(tags_, "DMARC policy", faults_);
    check_version(tags_, "DMARC1", faults_);
    if (find_tag(tags_, "p") == nullptr && faults_.empty()) {
      fail(tags_.front().whole, "this DMARC policy has no 'p=', and so asks for nothing",
           "add 'p=none', 'p=quarantine' or 'p=reject' after it");
    }
    for (const Tag& tag : tags_) check_tag(tag);
  }

 private:
  void fail(std::string_view at, std::string message, std::string help,
            Severity severity = Severity::warning) {
    faults_.push_back({at, std::move(message), std::move(help), severity});
  }

  void check_tag(const Tag& tag) {
    const auto is = [&tag](std::string_view name) {
      return ascii::equal_ignoring_case(tag.name, name);
    };
    if (is("p") || is("sp") || is("np")) {
      expect(tag, {"none", "quarantine", "reject"}, Severity::error);
    } else if (is("adkim") || is("aspf")) {
      expect(tag, {"r", "s"});
    } else if (is("psd")) {
      expect(tag, {"y", "n", "u"});
    } else if (is("t")) {
      expect(tag, {"y", "n"});
    } else if (is("fo")) {
      expect_each(tag, {"0", "1", "d", "s"});
    } else if (is("rf")) {
      expect_each(tag, {"afrf", "iodef"});
    } else if (is("pct")) {
      expect_number(tag, 100);
    } else if (is("ri")) {
      expect_number(tag, 0xffffffff);
    } else if (is("rua") || is("ruf")) {
      check_report_uris(tag, {"mailto", "https", "http"}, faults_);
    } else if (!is("v") && is_tag_name(tag.name)) {
      fail(tag.whole, fmt::format("'{}=' is not a tag of DMARC and is ignored", excerpt(tag.name)),
           fmt::format("delete it{}", did_you_mean(tag.name, known_tags)));
    }
  }

  void expect(const Tag& tag, Words words, Severity severity = Severity::warning) {
    if (is_one_of(tag.value, words)) return;
    const bool joins_another = tag.value.find('=') != tag.value.npos;
    fail(tag.whole, fmt::format("'{}' is not a value of '{}='", excerpt(tag.value), tag.name),
         joins_another ? "put a semicolon between the tags"
                       : fmt::format("write {}", or_list(words)),
         severity);
  }

  void expect_each(const Tag& tag, Words words) {
    for (const std::string_view part : split_value(tag.value, ':')) {
      if (!is_one_of(part, words)) return expect({tag.whole, tag.name, part}, words);
    }
  }

  void expect_number(const Tag& tag, unsigned long long most) {
    constexpr std::size_t most_digits = 10;
    if (ascii::all_digits(tag.value) && tag.value.size() <= most_digits &&
        std::stoull(std::string(tag.value)) <= most) {
      return;
    }
    fail(tag.whole, fmt::format("'{}' is not a value of '{}='", excerpt(tag.value), tag.name),
         fmt::format("write a number from 0 to {}", most));
  }

  const std::vector<Tag>& tags_;
  TextFaults& faults_;
};

// Other texts may stand at the name as well, and do no harm.
bool is_meant_as_policy(std::string_view text, const std::vector<Tag>& tags) {
  constexpr std::string_view mark = "DMARC1";
  if (tags.empty()) return false;
  const auto found = std::search(text.begin(), text.end(), mark.begin(), mark.end(),
                                 [](char a, char b) { return ascii::upper(a) == b; });
  return found != text.end() || find_tag(tags, "p") != nullptr;
}

void check_text(const TxtText& text, FindingSink& sink) {
  const std::vector<Tag> tags = read_tags(text.text());
  if (!is_meant_as_policy(text.text(), tags)) return;
  TextFaults faults;
  PolicyCheck(tags, faults).run();
  report_faults(text, sink, dmarc_syntax, faults);
}

void check(const Zone& zone, FindingSink& sink) {
  for_texts_at(zone, MailPolicy::dmarc, [&sink](const TxtText& text) { check_text(text, sink); });
}

}  // namespace

const Rule dmarc_syntax = {
    .id = "dmarc-syntax",
    .severity = Severity::error,
    .summary = "DMARC policy cannot be read as it was meant",
    .authority = "RFC 7489 section 6.3",
    .docs =
        {
            .what =
                "A TXT record at a name \"_dmarc\" that is meant as a DMARC policy, and does not "
                "begin with \"v=DMARC1\" in these letters, has no \"p=\", a policy other than "
                "none, quarantine and reject, a tag or value that DMARC does not know, a report "
                "address without \"mailto:\", or a tag twice. It is a warning where the rest of "
                "the policy still holds.",
            .why = "Receivers skip a policy that they cannot read, and do not tell: forged mail is "
                   "let through as if there were none, and reports are not sent.",
            .example = "_dmarc IN TXT \"v=dmarc1; p=rejct; rua=postmaster@example.com\"",
            .instead = "_dmarc IN TXT \"v=DMARC1; p=reject; rua=mailto:postmaster@example.com\"",
            .fix = "Adds a missing \"mailto:\", and writes the version in the right letters. It is "
                   "unsafe, because another text is served then.",
        },
    .check = check,
};

}  // namespace zonemend::rules
