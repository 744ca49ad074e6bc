#include "text/ahead.h"

#include <gtest/gtest.h>

#include <atomic>
#include <stdexcept>

namespace zonemend::testing {
namespace {

TEST(Ahead, GivesEachResultOnceAndInOrder) {
  for (const unsigned threads : {0u, 1u, 2u, 8u}) {
    for (const std::size_t count : {0u, 1u, 2u, 500u}) {
      std::atomic<std::size_t> made = 0;
      Ahead<std::size_t> ahead(count, threads, 8, [&](std::size_t index) {
        ++made;
        return index * 3;
      });
      for (std::size_t i = 0; i < count; ++i) ASSERT_EQ(ahead.take(), i * 3) << threads;
      ASSERT_EQ(made, count);
    }
  }
}

TEST(Ahead, ThrowsWhatTheWorkThrew) {
  for (const unsigned threads : {1u, 4u}) {
    Ahead<int> ahead(100, threads, 16, [](std::size_t index) {
      if (index == 7) throw std::runtime_error("the seventh");
      return static_cast<int>(index);
    });
    for (int i = 0; i < 7; ++i) ASSERT_EQ(ahead.take(), i);
    EXPECT_THROW(ahead.take(), std::runtime_error) << threads;
    EXPECT_EQ(ahead.take(), 8) << threads;
  }
}

// Who needs no more results may go at any time.
TEST(Ahead, EndsBeforeAllIsTaken) {
  for (std::size_t taken = 0; taken < 40; ++taken) {
    std::atomic<std::size_t> made = 0;
    {
      Ahead<std::size_t> ahead(1000, 4, 16, [&](std::size_t index) {
        ++made;
        return index;
      });
      for (std::size_t i = 0; i < taken; ++i) ASSERT_EQ(ahead.take(), i);
    }
    EXPECT_LE(made, taken + 16);
  }
}

// What nobody has begun is the caller's, and each of the others is made once.
TEST(Ahead, LeavesToTheCallerWhatIsNotBegun) {
  for (const unsigned threads : {0u, 1u, 3u}) {
    std::atomic<std::size_t> made = 0;
    std::size_t left = 0;
    Ahead<std::size_t> ahead(500, threads, threads + 1, [&](std::size_t index) {
      ++made;
      return index;
    });
    for (std::size_t i = 0; i < 500; ++i) {
      const auto result = ahead.take_if_begun();
      if (!result) ++left;
      ASSERT_EQ(result.value_or(i), i) << threads;
    }
    EXPECT_EQ(made + left, 500u) << threads;
    EXPECT_TRUE(threads > 0 || left == 500) << left;
  }
}

}  // namespace
}  // namespace zonemend::testing
