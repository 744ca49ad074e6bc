// A baseline: the findings that a repository has when it adopts zonemend. They are not reported
// again, so that only new ones are. A JSON file beside the zones:
//
//   {"zonemend-baseline": 1,
//    "files": {"zones/db.example.com": {"single-ns": [{"message": "…", "count": 1}]}}}
//
// A finding is known by its file, rule and message, not by its line, which other edits move. When a
// file has more of a kind than the baseline says, all of that kind are reported: any may be new.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "zonemend/finding.h"
#include "zonemend/result.h"

namespace zonemend {

class Baseline {
 public:
  // `name` is the file's, for messages.
  static Result<Baseline> read(std::string_view name, std::string_view text);
  std::string text() const;

  // `path`: of the file that the findings are about, seen from the baseline's folder. The findings
  // of one file have to come together.
  void add(const std::string& path, const std::vector<Finding>& findings);
  // Removes the findings that are known; how many those are.
  std::size_t take_known(const std::string& path, std::vector<Finding>& findings);
  // How many known findings of the files that were asked for are not there any more.
  std::size_t gone() const { return gone_; }
  std::size_t size() const;  // findings in it

 private:
  using Kind = std::pair<std::string, std::string>;  // rule, message
  std::map<std::string, std::map<Kind, std::size_t>> files_;
  std::size_t gone_ = 0;
};

}  // namespace zonemend
