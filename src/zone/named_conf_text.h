// The configuration as named sees it: one run of tokens over named.conf and the files that it
// includes. An included file stands in the place of its include statement and may begin or end in
// the middle of a statement. Faults of the text become problems here; the rest never sees them.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "zone/named_conf_lexer.h"
#include "zonemend/named_conf.h"

namespace zonemend {

struct ConfPiece {
  ConfTokenKind kind = ConfTokenKind::end;
  Span span;
  bool starts_line = false;
};

// `path` below `folder`, resolved as text.
std::string conf_path(const std::string& folder, const std::string& path);

class ConfText {
 public:
  // Adds to the sources and problems of `conf`, which must outlive this.
  ConfText(FileAccess& files, NamedConf& conf) : files_(files), conf_(conf) {}

  Status open(const std::string& path);
  // Continues with the files that an include statement names, below `folder`; then with what
  // follows the statement. `at` is where it names them.
  void include(const std::string& pattern, const std::string& folder, Span at);

  const ConfPiece& peek();
  ConfPiece take();
  const ConfPiece& last() const { return last_; }  // taken last
  // Continues behind the line in which `piece`, the last one taken, begins.
  void skip_line(const ConfPiece& piece);
  // Every problem of a configuration goes through here.
  void report(Span span, std::string message, std::string help);

 private:
  struct File {
    SourceId source;
    ConfLexer lexer;
    std::string path;
    std::size_t parent;  // index of the including file; its own for named.conf
    unsigned depth;
  };
  ConfPiece read();
  void report_fault(const ConfToken& token);
  std::vector<std::string> find(const std::string& pattern, const std::string& folder);
  bool may_include(const std::string& path, std::size_t parent, Span at);
  void push(Source source, const std::string& path, std::size_t parent);
  void forget_peeked();

  FileAccess& files_;
  NamedConf& conf_;
  std::vector<File> open_;  // named.conf, and the included files that are not read to their end
  std::optional<ConfPiece> peeked_;
  ConfPiece last_;
  std::size_t bytes_ = 0;  // read in all
};

}  // namespace zonemend
