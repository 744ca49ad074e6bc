// Text as Markdown (GitHub's and GitLab's kind) that reads as itself: nothing in it becomes a link,
// a mention, a reference to an issue, HTML or formatting, and it cannot leave the place it is put
// in.
#pragma once

#include <string>
#include <string_view>

namespace zonemend {

// A code span, made printable.
std::string code_span(std::string_view text);
// A code span in a cell of a table, where a bar would end the cell.
std::string code_cell(std::string_view text);
// A sentence: what it has in single quotes, and every word that could mean something to Markdown,
// becomes a code span.
std::string inline_text(std::string_view text);
// A fenced block of lines that are printable already; ends with a line end.
std::string code_block(std::string_view language, std::string_view lines);

}  // namespace zonemend
