// What zonemend has to say about a piece of text. Findings are data: the reader, the rules and the
// planners make them, reports print them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "zonemend/edit.h"
#include "zonemend/span.h"

namespace zonemend {

enum class Severity : unsigned char { info, warning, error };

std::string_view severity_text(Severity severity);  // "info", "warning", "error"

// A second place that takes part: the other side of a conflict.
struct Label {
  Span span;
  std::string text;  // "first CNAME here"
};

struct Finding {
  std::string_view rule;             // id of a rule (static storage)
  std::optional<Severity> severity;  // set: overrides the rule's default
  Span span;                         // the narrowest text that is wrong
  std::string message;               // the fact; lower-case start, no final period
  std::string label;                 // what stands at `span`, for the excerpt; may be empty
  std::vector<Label> labels;         // every other participant, in file order
  std::string help;                  // what to do about it
  std::vector<Fix> fixes;
};

// Where the reader and the rules put findings. Keeps the first ones of each rule and counts the
// others, so that a file in which every line is wrong takes no more memory than one with many faults.
class FindingSink {
 public:
  static constexpr std::uint64_t usual_most_of_a_rule = 100000;

  explicit FindingSink(std::uint64_t most_of_a_rule = usual_most_of_a_rule)
      : most_of_a_rule_(most_of_a_rule) {}

  // The finding as it is kept. One that is only counted may be changed too; nobody will see it.
  Finding& push_back(Finding finding);
  // Those of another sink, behind the own ones.
  void append(FindingSink&& other);

  std::uint64_t most_of_a_rule() const { return most_of_a_rule_; }
  std::size_t size() const { return kept_.size(); }
  bool empty() const { return kept_.empty(); }
  Finding& operator[](std::size_t index) { return kept_[index]; }
  auto begin() { return kept_.begin(); }
  auto end() { return kept_.end(); }
  auto begin() const { return kept_.begin(); }
  auto end() const { return kept_.end(); }
  // To sort, and to take findings away. What is put in here directly does not count.
  std::vector<Finding>& list() { return kept_; }
  const std::vector<Finding>& list() const { return kept_; }

  // For each rule (and severity of its own) one finding that says how many were only counted, at the
  // last place of the rule that was kept.
  std::vector<Finding> sums() const;

  struct Omitted {
    std::string_view rule;
    std::optional<Severity> severity;
    std::uint64_t count = 0;
  };
  // As it is now, to take back what is said from here on.
  struct Mark {
    std::size_t size = 0;
    std::vector<std::pair<std::string_view, std::uint64_t>> kept_of;
    std::vector<Omitted> omitted;
  };
  Mark mark() const { return {kept_.size(), kept_of_, omitted_}; }
  void take_back_to(Mark mark);

 private:
  std::uint64_t& kept_of(std::string_view rule);
  void omit(const Omitted& more);

  std::uint64_t most_of_a_rule_;
  std::vector<Finding> kept_;
  std::vector<std::pair<std::string_view, std::uint64_t>> kept_of_;  // by rule; few
  std::vector<Omitted> omitted_;
  Finding last_omitted_;
};

}  // namespace zonemend
