// Mutations of text that is made of lines and words: what comes out is still close to the language
// that went in, where bytes changed at random would hardly get past the first token.
#pragma once

#include <functional>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include "support/generator.h"

namespace zonemend::fuzz {

// The values of a dictionary of libFuzzer's: lines such as  name="value"  with \\, \" and \xAB, and
// comments behind '#'.
std::vector<std::string> read_dictionary(std::string_view text);

class TextMutator {
 public:
  // How libFuzzer changes the bytes of a word.
  using ChangeBytes = std::function<std::string(std::string)>;

  TextMutator(testing::Random& random, const std::vector<std::string>& dictionary,
              ChangeBytes change_bytes)
      : random_(random), dictionary_(dictionary), change_bytes_(std::move(change_bytes)) {}

  // One to four mutations, one after the other.
  std::string mutate(std::string_view text);

 private:
  using Mutation = void (TextMutator::*)();
  static const Mutation mutations[];

  void copy_line();
  void delete_line();
  void swap_lines();
  void move_line();
  void write_line();
  void leave_owner_out();
  void change_line_end();
  void replace_word();
  void insert_word();
  void delete_word();
  void copy_word();
  void change_word();
  void change_number();
  void insert_sign();
  void delete_sign();

  std::string& any_line() { return lines_[any(lines_)]; }
  std::string word();  // of the dictionary
  template <class Container>
  std::size_t any(const Container& container) {
    return random_.below(static_cast<unsigned>(std::size(container)));
  }
  // Begin and end of some word of the line; both the same when it has none.
  struct Place {
    std::size_t begin;
    std::size_t end;
    std::size_t size() const { return end - begin; }
  };
  Place any_word(std::string_view line);

  testing::Random& random_;
  const std::vector<std::string>& dictionary_;
  ChangeBytes change_bytes_;
  std::vector<std::string> lines_;  // never empty
};

}  // namespace zonemend::fuzz
